package io.i9chat.adapter.sqlite;

import io.i9chat.ports.PortFailure;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the store by itself: words are indexed while the writer has nothing else to do,
 * and every hour what was overwritten in the database leaves the write-ahead log too.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long CHECKPOINT_EVERY = TimeUnit.HOURS.toNanos(1);
  private static final long CHECKPOINT_AGAIN = TimeUnit.MINUTES.toNanos(1);

  private final Writer writer;
  private final Thread thread;
  private volatile boolean stopped;

  Upkeep(Writer writer) {
    this.writer = writer;
    this.thread = Thread.ofPlatform().daemon().name("i9chat-sqlite-upkeep").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    long checkpoint = System.nanoTime() + CHECKPOINT_EVERY;
    while (!stopped) {
      LockSupport.parkNanos(this, LOOK_EVERY);
      try {
        index();
        if (!stopped && System.nanoTime() - checkpoint >= 0) {
          checkpoint = System.nanoTime() + CHECKPOINT_AGAIN;
          checkpoint += writer.checkpoint() ? CHECKPOINT_EVERY - CHECKPOINT_AGAIN : 0;
        }
      } catch (PortFailure failed) {
        if (!stopped) {
          LOG.warn("Upkeep of the store failed: {}", failed.getMessage());
        }
      }
    }
  }

  /** Indexes for as long as nobody waits for the writer. */
  private void index() {
    boolean more = true;
    while (more && !stopped && writer.isIdle()) {
      more = writer.ask(Upkeep::indexSome);
    }
  }

  /** Indexes some of what waits, and says whether more should be. */
  private static boolean indexSome(Transaction tx) throws SQLException {
    if (tx.words().waiting() <= FoundWords.FEW) {
      return false;
    }
    tx.words().index(FoundWords.SLICE);
    return true;
  }

  /** Begins nothing any more. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Waits for what was begun. */
  @Override
  public void close() {
    Threads.join(thread);
  }
}
