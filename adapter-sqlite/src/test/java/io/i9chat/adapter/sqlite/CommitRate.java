package io.i9chat.adapter.sqlite;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.tck.Fresh;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures durable commits per second: callers on virtual threads, each looking at the view of its
 * direct chat and committing a message of 100 characters, one after the other. Figures, no asserts.
 *
 * <p>Arguments: the number of chats, of callers per chat, of seconds, and a folder on the disk to
 * measure (a temporary one without it).
 */
final class CommitRate {
  private static final String TEXT =
      "A message of a hundred characters has some sixteen words when it is written in English, as"
          + " this one";
  private static final List<String> WORDS =
      Boolean.getBoolean("nowords")
          ? List.of()
          : List.of(TEXT.toLowerCase(Locale.ROOT).split("[ ,]+"));

  private CommitRate() {}

  public static void main(String[] args) throws Exception {
    int chats = Integer.parseInt(args[0]);
    int callers = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    Path parent = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("commit-rate");
    Path folder = Files.createTempDirectory(parent, "store");
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder))) {
      measure(store.ports().chats(), chats, callers, seconds);
    }
  }

  private static void measure(Chats chats, int count, int callers, int seconds)
      throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    LongAdder done = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PersonId author = Fresh.person();
      ChatId chat = Sample.direct(chats, author, Fresh.person());
      for (int j = 0; j < callers; j++) {
        threads.add(
            Thread.startVirtualThread(() -> {
              while (!over.get()) {
                send(chats, chat, author);
                done.increment();
              }
            }));
      }
    }
    for (int second = 1; second <= seconds; second++) {
      long before = done.sum();
      Thread.sleep(1_000);
      System.out.printf("second %d: %,d commits%n", second, done.sum() - before);
    }
    over.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf("%d callers: %,d commits/s%n", threads.size(), done.sum() / seconds);
    System.out.printf("the writer's CPU: %.1f µs a commit%n", writerNanos() / 1e3 / done.sum());
  }

  private static long writerNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().equals("i9chat-sqlite-writer")) {
        return threads.getThreadCpuTime(info.getThreadId());
      }
    }
    throw new IllegalStateException("no writer");
  }

  private static void send(Chats chats, ChatId chat, PersonId author) {
    ChatView view = chats.view(chat, List.of(author)).orElseThrow();
    var message = Sample.message(TEXT);
    var results =
        chats.commit(
            chat,
            List.of(new Intent(author, view.version(), Fresh.now(), message, List.of(), WORDS)));
    if (!(results.getFirst() instanceof CommitResult.Committed)) {
      throw new IllegalStateException("not committed: " + results);
    }
  }
}
