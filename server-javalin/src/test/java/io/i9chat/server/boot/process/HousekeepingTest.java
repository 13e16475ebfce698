package io.i9chat.server.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.PortFailure;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  @Test
  @Rule("WITHDRAW-4")
  void isDoneAtTheStartAndMoreThanOnceAnHour() throws Exception {
    CountDownLatch done = new CountDownLatch(1);

    Housekeeping housekeeping =
        Housekeeping.start(
            List.of(
                new Housekeeping.Chore(
                    "the test's first chore failed",
                    () -> {
                      throw new PortFailure("as the test wants it");
                    }),
                new Housekeeping.Chore("the test's second chore failed", done::countDown)));

    assertThat(done.await(10, TimeUnit.SECONDS)).as("behind one that failed").isTrue();
    assertThat(Housekeeping.PAUSE).isLessThan(Duration.ofHours(1));
    housekeeping.close();
  }

  @Test
  void aStopEndsItBetweenChores() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean second = new AtomicBoolean();
    Housekeeping housekeeping =
        Housekeeping.start(
            List.of(
                new Housekeeping.Chore(
                    "the test's first chore failed",
                    () -> {
                      begun.countDown();
                      waitForInterrupt();
                    }),
                new Housekeeping.Chore("the test's second chore failed", () -> second.set(true))));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    housekeeping.close();

    assertThat(second).isFalse();
  }

  /** As a library may that swallows interrupts. */
  private static void waitForInterrupt() {
    try {
      Thread.sleep(Duration.ofSeconds(20));
    } catch (InterruptedException swallowed) {
      return;
    }
  }

  private static void awaitBoundedly(CountDownLatch go) {
    try {
      assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aChoreThatDoesNotEndKeepsNoStop() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Housekeeping housekeeping =
        Housekeeping.start(
            List.of(
                new Housekeeping.Chore(
                    "the test's chore failed",
                    () -> {
                      begun.countDown();
                      waitForInterrupt();
                      awaitBoundedly(go);
                    })));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Void> closed = CompletableFuture.runAsync(housekeeping::close);

    try {
      assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    } finally {
      go.countDown();
    }
  }
}
