package io.i9chat.adapter.sqlite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What threads of the store do that meet an Error, and callers that are told to stop. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // JUnit calls open before each test.
final class ErrorsAndInterruptsTest {
  @TempDir private Path folder;
  private SqliteStore store;
  private final CompletableFuture<Throwable> handled = new CompletableFuture<>();

  @BeforeEach
  void open() {
    store = SqliteStore.open(new SqliteConfig(folder, 1, 40));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Has the calling thread of the store tell this test what it would die of. */
  private boolean listen() {
    Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> handled.complete(error));
    return true;
  }

  @Test
  void theWritersErrorIsPassedOnWhenItsCallerHasAnAnswer() throws Exception {
    store.writer().ask(tx -> listen());
    Error error = new OutOfMemoryError("as the test wants it");

    assertThatThrownBy(() ->
            store
                .writer()
                .ask(tx -> {
                  throw error;
                }))
        .isInstanceOf(PortFailure.class);

    assertThat(handled.get(30, SECONDS)).isSameAs(error);
  }

  @Test
  void anErrorOfOneCallOfABatchIsPassedOnAndTheOthersAreStored() throws Exception {
    store.writer().ask(tx -> listen());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread.startVirtualThread(() -> store.writer().ask(tx -> waiting(begun, go)));
    assertThat(begun.await(30, SECONDS)).isTrue();
    Error error = new StackOverflowError("as the test wants it");
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Thread bad =
        Thread.startVirtualThread(() -> {
          try {
            store
                .writer()
                .ask(tx -> {
                  throw error;
                });
          } catch (RuntimeException failure) {
            failed.complete(failure);
          }
        });
    Thread good = Thread.startVirtualThread(() -> done.complete(store.writer().ask(tx -> true)));
    awaitParked(bad);
    awaitParked(good);

    go.countDown();

    assertThat(done.get(30, SECONDS)).isTrue();
    assertThat(failed.get(30, SECONDS)).isInstanceOf(PortFailure.class);
    assertThat(handled.get(30, SECONDS)).isSameAs(error);
  }

  @Test
  void aReadersErrorIsPassedOnWhenItsCallerHasAnAnswer() throws Exception {
    store.readers().ask(sql -> listen());
    Error error = new OutOfMemoryError("as the test wants it");

    assertThatThrownBy(() ->
            store
                .readers()
                .ask(sql -> {
                  throw error;
                }))
        .isInstanceOf(PortFailure.class);

    assertThat(handled.get(30, SECONDS)).isSameAs(error);
  }

  @Test
  void aCallerThatIsInterruptedDoesNotWaitForAStoreThatIsStuck() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    Thread caller =
        Thread.startVirtualThread(() -> {
          try {
            store.writer().ask(tx -> waiting(begun, go));
          } catch (PortFailure failure) {
            if (Thread.currentThread().isInterrupted()) {
              failed.complete(failure);
            }
          }
        });
    assertThat(begun.await(30, SECONDS)).isTrue();

    caller.interrupt();

    try {
      assertThat(failed.get(30, SECONDS)).hasMessageContaining("interrupted");
    } finally {
      go.countDown();
    }
  }

  @Test
  void closingThatIsInterruptedDoesNotWaitForAStoreThatIsStuck() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread.startVirtualThread(() -> store.writer().ask(tx -> waiting(begun, go)));
    assertThat(begun.await(30, SECONDS)).isTrue();
    Thread closing = Thread.startVirtualThread(() -> store.writer().close());

    closing.interrupt();

    try {
      assertThat(closing.join(Duration.ofSeconds(5))).isTrue();
    } finally {
      go.countDown();
    }
  }

  private static boolean waiting(CountDownLatch begun, CountDownLatch go) {
    begun.countDown();
    try {
      return go.await(40, SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void awaitParked(Thread caller) {
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
