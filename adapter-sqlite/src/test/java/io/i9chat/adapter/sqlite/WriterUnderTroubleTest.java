package io.i9chat.adapter.sqlite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.sqlite.chat.Transaction;
import io.i9chat.adapter.sqlite.engine.QueuedCall;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.chat.WholeLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // JUnit calls open before each test.
final class WriterUnderTroubleTest {
  private static final int QUEUE = 40;
  private static final String REFUSE =
      "CREATE TEMP TRIGGER refuse BEFORE UPDATE ON chat"
          + " BEGIN SELECT RAISE(ABORT, 'refused for a test'); END";

  @TempDir private Path folder;
  private SqliteStore store;
  private StorePorts ports;
  private PersonId ada;
  private ChatId chat;

  @BeforeEach
  void open() {
    store = SqliteStore.open(new SqliteConfig(folder, 1, QUEUE));
    ports = store.ports();
    ada = Fresh.person();
    chat = Sample.direct(ports.chats(), ada, Fresh.person());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CommitResult say(String text) {
    var message = Sample.message(text);
    return ports.chats().commit(chat, List.of(new Intent(ada, 0, Fresh.now(), message))).getFirst();
  }

  private List<Entry> entries() {
    var all = List.of(new Window(1, Window.OPEN));
    return ports.log().log(chat, all, new Cursor.After(0), WholeLog.BOUND).entries();
  }

  private void seqsCountUpTo(long last) {
    assertThat(entries())
        .extracting(Entry::seq)
        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
    assertThat(entries()).extracting(Entry::messages).last().isEqualTo(last);
  }

  /** Makes the writer wait, so that what is asked for meanwhile becomes one batch. */
  private CountDownLatch busy() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread.startVirtualThread(() ->
        store
            .writer()
            .ask(tx -> {
              begun.countDown();
              try {
                return go.await(30, SECONDS);
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            }));
    assertThat(begun.await(30, SECONDS)).isTrue();
    return go;
  }

  /** A call on a thread of its own that is in the queue when this returns, or over. */
  private <T> CompletableFuture<T> queued(Supplier<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread caller =
        Thread.startVirtualThread(() -> {
          try {
            answer.complete(call.get());
          } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
          }
        });
    while (!isWaiting(caller) && !answer.isDone()) {
      Thread.onSpinWait();
    }
    return answer;
  }

  private static boolean isWaiting(Thread caller) {
    Thread.State state = caller.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  private <T> CompletableFuture<T> queuedWork(QueuedCall.Work<Transaction, T> work) {
    return queued(() -> store.writer().ask(work));
  }

  @Test
  void itCountsTheCallsThatShareATransactionAndThoseThatWait() throws Exception {
    CountDownLatch go = busy();
    SqliteStore.Load before = store.load();
    List<CompletableFuture<CommitResult>> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String text = "number " + i;
      waiting.add(queued(() -> say(text)));
    }
    // The upkeep of the store may ask for something by itself.
    assertThat(store.load().writing()).isBetween(5, 6);
    go.countDown();
    for (CompletableFuture<CommitResult> each : waiting) {
      each.get(30, SECONDS);
    }

    SqliteStore.Load after = store.load();
    assertThat(after.calls() - before.calls()).isGreaterThanOrEqualTo(6);
    assertThat(after.batches() - before.batches())
        .isBetween(2L, after.calls() - before.calls() - 4);
    assertThat(after.nanos()).isGreaterThan(before.nanos());
    assertThat(after.failures()).isZero();
    assertThatThrownBy(() -> store.writer().ask(tx -> Integer.parseInt("no number")))
        .isInstanceOf(NumberFormatException.class);
    assertThat(store.load().failures()).isPositive();
  }

  @Test
  void aCallThatFindsTheQueueFullFailsAtOnce() throws Exception {
    CountDownLatch go = busy();
    List<CompletableFuture<CommitResult>> waiting = new ArrayList<>();
    for (int i = 0; i < QUEUE; i++) {
      String text = "number " + i;
      waiting.add(queued(() -> say(text)));
    }
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> say("too many"))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("overloaded");
    }
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    go.countDown();
    for (CompletableFuture<CommitResult> each : waiting) {
      assertThat(each.get(30, SECONDS)).isInstanceOf(Committed.class);
    }
    seqsCountUpTo(QUEUE);
  }

  @Test
  void aCallThatFailsTakesNothingFromItsNeighbours() throws Exception {
    CountDownLatch go = busy();
    List<CompletableFuture<CommitResult>> neighbours = new ArrayList<>();
    List<CompletableFuture<Integer>> failing = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String text = "number " + i;
      if (i % 4 == 2) {
        failing.add(
            queuedWork(tx -> {
              tx.sql().on("DELETE FROM entry").run();
              return tx.sql().on("INSERT INTO profile (person) VALUES (NULL)").run();
            }));
      } else if (i % 4 == 3) {
        failing.add(
            queuedWork(tx -> {
              tx.sql().on("DELETE FROM chat").run();
              throw new IllegalStateException("a bug");
            }));
      } else {
        neighbours.add(queued(() -> say(text)));
      }
    }
    go.countDown();
    for (CompletableFuture<CommitResult> each : neighbours) {
      assertThat(each.get(30, SECONDS)).isInstanceOf(Committed.class);
    }
    for (int i = 0; i < failing.size(); i++) {
      assertThat(failing.get(i))
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableThat()
          .withCauseInstanceOf(i % 2 == 0 ? PortFailure.class : IllegalStateException.class);
    }
    seqsCountUpTo(neighbours.size());
  }

  @Test
  void ifTheCommitFailsEveryoneIsToldAndTheNextGoesOn() throws Exception {
    assertThat(say("before")).isInstanceOf(Committed.class);
    CountDownLatch go = busy();
    var refusing =
        queuedWork(tx -> {
          tx.sql().script(REFUSE);
          return true;
        });
    List<CompletableFuture<?>> all = new ArrayList<>(List.of(refusing));
    for (int i = 0; i < 5; i++) {
      all.add(queued(() -> say("lost")));
    }
    go.countDown();
    for (CompletableFuture<?> each : all) {
      assertThat(each)
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableThat()
          .withCauseInstanceOf(PortFailure.class)
          .withMessageContaining("refused for a test");
    }
    seqsCountUpTo(1);
    assertThat(((Committed) say("after")).entry().seq()).isEqualTo(2);
    seqsCountUpTo(2);
  }

  @Test
  void aCallThatWasTooLateIsNotTriedAgainAndItsNeighboursAre() throws Exception {
    CountDownLatch go = busy();
    AtomicInteger tries = new AtomicInteger();
    var late =
        queuedWork(tx -> {
          tries.incrementAndGet();
          return DeadlineTest.endless(tx.sql());
        });
    var behind = queued(() -> say("behind"));
    go.countDown();
    assertThat(late)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withMessageContaining("took too long");
    assertThat(behind.get(30, SECONDS)).isInstanceOf(Committed.class);
    assertThat(tries).hasValue(1);
    seqsCountUpTo(1);
  }

  @Test
  void aFullDiskFailsCallsAndLosesNothing() {
    assertThat(say("before")).isInstanceOf(Committed.class);
    long was = pages("PRAGMA max_page_count = 100");
    assertThat(was).isEqualTo(100);
    int stored = 1;
    PortFailure full = null;
    while (full == null) {
      try {
        assertThat(say("x".repeat(4_000))).isInstanceOf(Committed.class);
        stored++;
      } catch (PortFailure failed) {
        full = failed;
      }
    }
    assertThat(full).hasMessageContaining("the disk is full");
    seqsCountUpTo(stored);
    assertThat(pages("PRAGMA max_page_count = 4000")).isEqualTo(4000);
    assertThat(((Committed) say("after")).entry().seq()).isEqualTo(stored + 1);
    assertThat(((Committed) say("and on")).entry().seq()).isEqualTo(stored + 2);
    seqsCountUpTo(stored + 2);
  }

  private long pages(String pragma) {
    return store
        .writer()
        .ask(tx -> {
          Long pages = tx.sql().on(pragma).first(row -> row.getLong(1));
          return pages == null ? -1L : pages;
        });
  }

  @Test
  void closingFinishesWhatWasAskedFor() throws Exception {
    CountDownLatch go = busy();
    List<CompletableFuture<CommitResult>> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiting.add(queued(() -> say("in time")));
    }
    CompletableFuture<Boolean> closing =
        queued(() -> {
          store.close();
          return true;
        });
    assertThatThrownBy(() -> say("too late")).isInstanceOf(PortFailure.class);
    go.countDown();
    assertThat(closing.get(30, SECONDS)).isTrue();
    for (CompletableFuture<CommitResult> each : waiting) {
      assertThat(each.get(30, SECONDS)).isInstanceOf(Committed.class);
    }
    store = SqliteStore.open(SqliteConfig.in(folder));
    ports = store.ports();
    seqsCountUpTo(10);
  }

  @Test
  void aCallerThatIsInterruptedStillGetsItsAnswer() throws Exception {
    CountDownLatch go = busy();
    CompletableFuture<Boolean> flagKept = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              CommitResult result = say("through");
              flagKept.complete(
                  result instanceof Committed && Thread.currentThread().isInterrupted());
            });
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    go.countDown();
    assertThat(flagKept.get(30, SECONDS)).isTrue();
    seqsCountUpTo(1);
  }
}
