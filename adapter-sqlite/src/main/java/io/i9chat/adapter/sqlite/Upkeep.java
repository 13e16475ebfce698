package io.i9chat.adapter.sqlite;

import io.i9chat.ports.PortFailure;
import java.sql.SQLException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the store by itself: words are indexed while the writer has nothing else to do,
 * and every hour what was overwritten in the database leaves the write-ahead log too.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final long CHECKPOINT_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long CHECKPOINT_AGAIN_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Writer writer;
  private final ScheduledThreadPoolExecutor timer;

  Upkeep(Writer writer) {
    this.writer = writer;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("i9chat-sqlite-upkeep").factory());
    // Closing must not wait for the hour.
    this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void start() {
    timer.scheduleWithFixedDelay(
        () -> quietly(this::index), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    timer.schedule(this::checkpoint, CHECKPOINT_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Indexes for as long as nobody waits for the writer. */
  private void index() {
    while (!timer.isShutdown() && writer.isIdle() && writer.ask(Upkeep::indexSome)) {
      Thread.onSpinWait();
    }
  }

  /** Indexes some of what waits, and says whether more should be. */
  static boolean indexSome(Transaction tx) throws SQLException {
    if (tx.words().waiting() <= FoundWords.FEW) {
      return false;
    }
    tx.words().index(FoundWords.SLICE);
    return true;
  }

  private void checkpoint() {
    quietly(() -> {
      long next = writer.checkpoint() ? CHECKPOINT_EVERY_MILLIS : CHECKPOINT_AGAIN_MILLIS;
      if (!timer.isShutdown()) {
        timer.schedule(this::checkpoint, next, TimeUnit.MILLISECONDS);
      }
    });
  }

  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (PortFailure failed) {
      if (!timer.isShutdown()) {
        LOG.warn("Upkeep of the store failed: {}", failed.getMessage());
      }
    }
  }

  /** Begins nothing any more. */
  void stop() {
    timer.shutdown();
  }

  /** Waits for what was begun. */
  @Override
  public void close() {
    timer.close();
  }
}
