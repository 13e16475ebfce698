package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was withdrawn leaves the write-ahead log by itself. */
final class WithdrawnFromLogTest {
  private static final String CANARY = "zanzibar";
  private static final Duration SOON = Duration.ofMillis(1);

  @TempDir private Path folder;
  private final PersonId ada = Fresh.person();

  private static SqliteConfig withdrawing(SqliteConfig config, Duration after) {
    return config.keepingFree(0).emptyingLog(after, config.mostLog());
  }

  private static SqliteStore open(Path folder) {
    return SqliteStore.open(withdrawing(new SqliteConfig(folder, 2, 100), SOON));
  }

  private static boolean holds(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException moved) {
      return holds(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void commit(Chats chats, ChatId chat, Payload payload) {
    Intent intent = new Intent(ada, 0, Fresh.now(), payload);
    assertThat(chats.commit(chat, List.of(intent))).hasOnlyElementsOfType(Committed.class);
  }

  private ChatId withCanary(SqliteStore store) {
    ChatId chat = Sample.direct(store.ports().chats(), ada, Fresh.person());
    commit(store.ports().chats(), chat, Sample.message("The " + CANARY));
    return chat;
  }

  @Test
  @Rule("WITHDRAW-2")
  void soonAfterTheDeletion() {
    try (SqliteStore store = open(folder)) {
      ChatId chat = withCanary(store);
      assertThat(holds(folder)).isTrue();
      commit(store.ports().chats(), chat, new Payload.Delete(1));
      Await.until("the canary has left all files", () -> !holds(folder));
    }
  }

  @Test
  @Rule("WITHDRAW-2")
  void whileReadsNeverPause() throws InterruptedException {
    try (SqliteStore store = open(folder)) {
      ChatId chat = withCanary(store);
      AtomicBoolean done = new AtomicBoolean();
      List<Thread> reading = overlapping(store, done);
      commit(store.ports().chats(), chat, new Payload.Delete(1));
      leavesWhile(reading, done);
    }
  }

  @Test
  @Rule("WITHDRAW-2")
  void whileLongReadsNeverPauseAndWritesGoOn() throws InterruptedException {
    try (SqliteStore store = open(folder)) {
      ChatId chat = withCanary(store);
      AtomicBoolean done = new AtomicBoolean();
      List<Thread> working = new ArrayList<>(staggered(store, done));
      Chats chats = store.ports().chats();
      working.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  commit(chats, chat, Sample.message("more"));
                }
              }));
      commit(chats, chat, new Payload.Delete(1));
      leavesWhile(working, done);
    }
  }

  /** Waits until the canary has left, then ends what these threads do. */
  private void leavesWhile(List<Thread> threads, AtomicBoolean done) throws InterruptedException {
    try {
      Await.until("the canary has left all files", () -> !holds(folder));
    } finally {
      done.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /** Two readers that read for longer than a checkpoint waits, each beginning amid the other's. */
  private static List<Thread> staggered(SqliteStore store, AtomicBoolean done)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      CountDownLatch amid = new CountDownLatch(1);
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  store.readers().ask(sql -> readFor(sql, amid));
                }
              }));
      amid.await();
    }
    return threads;
  }

  private static boolean readFor(Sql sql, CountDownLatch amid) throws SQLException {
    boolean any = sql.on("SELECT 1 FROM chat").any();
    LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    amid.countDown();
    LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    return any;
  }

  /** Two readers of which each ends only after the other has begun again: one always reads. */
  private static List<Thread> overlapping(SqliteStore store, AtomicBoolean done)
      throws InterruptedException {
    List<AtomicInteger> begun = List.of(new AtomicInteger(), new AtomicInteger());
    CountDownLatch both = new CountDownLatch(2);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      AtomicInteger own = begun.get(i);
      AtomicInteger other = begun.get(1 - i);
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  store
                      .readers()
                      .ask(sql -> {
                        boolean any = sql.on("SELECT 1 FROM chat").any();
                        own.incrementAndGet();
                        both.countDown();
                        awaitNext(other);
                        return any;
                      });
                }
              }));
    }
    both.await();
    return threads;
  }

  /** Waits for a while only, so that a read ends while the other is held back. */
  private static void awaitNext(AtomicInteger begun) {
    int seen = begun.get();
    long until = System.nanoTime() + Duration.ofMillis(300).toNanos();
    while (begun.get() == seen && System.nanoTime() < until) {
      LockSupport.parkNanos(100_000);
    }
  }

  @Test
  @Rule("WITHDRAW-2")
  void atTheNextStartAfterACrash() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Duration never = Duration.ofDays(1);
    try (SqliteStore store = SqliteStore.open(withdrawing(SqliteConfig.in(folder), never))) {
      ChatId chat = withCanary(store);
      commit(store.ports().chats(), chat, new Payload.Delete(1));
      for (String name : List.of("i9chat.db", "i9chat.db-wal", "store")) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
    }
    assertThat(holds(copy)).isTrue();
    try (SqliteStore store = SqliteStore.open(withdrawing(SqliteConfig.in(copy), never))) {
      assertThat(holds(copy)).as("the store is open: %s", store).isFalse();
    }
  }
}
