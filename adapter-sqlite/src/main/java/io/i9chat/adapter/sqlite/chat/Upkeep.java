package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Room;
import io.i9chat.adapter.sqlite.engine.Threads;
import io.i9chat.adapter.sqlite.search.FoundWords;
import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the store by itself: words are indexed while the writer has nothing else to do,
 * what was withdrawn leaves the write-ahead log too, soon, the log does not outgrow its bound, and
 * it is noticed when the disk becomes full. What is withdrawn is decided by {@link
 * io.i9chat.ports.model.log.Entry Entry}, and taken out of the index by {@link FoundWords}. Rules:
 * WITHDRAW-2.
 */
public final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long CHECKPOINT_EVERY = TimeUnit.HOURS.toNanos(1);
  private static final long CHECKPOINT_AGAIN = TimeUnit.SECONDS.toNanos(2);

  private final Writer writer;
  private final Path log;
  private final Room room;
  private final Duration withdrawn;
  private final long mostLog;
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * The upkeep of a store.
   *
   * @param log the write-ahead log
   * @param withdrawn how long after something was withdrawn the log is emptied
   * @param mostLog the size, in bytes, from which on the log is emptied anyway
   */
  public Upkeep(Writer writer, Path log, Room room, Duration withdrawn, long mostLog) {
    this.writer = writer;
    this.log = log;
    this.room = room;
    this.withdrawn = withdrawn;
    this.mostLog = mostLog;
    this.thread = Thread.ofPlatform().daemon().name("i9chat-sqlite-upkeep").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    long regular = System.nanoTime() + CHECKPOINT_EVERY;
    long earliest = System.nanoTime();
    while (!stopped) {
      LockSupport.parkNanos(this, LOOK_EVERY);
      try {
        boolean isShort = room.look();
        long now = System.nanoTime();
        boolean isDue = now - regular >= 0 || writer.hasWithdrawn(withdrawn) || isLarge(isShort);
        if (isDue && !stopped && now - earliest >= 0) {
          boolean emptied = writer.checkpoint();
          earliest = System.nanoTime() + CHECKPOINT_AGAIN;
          regular = emptied ? System.nanoTime() + CHECKPOINT_EVERY : regular;
        }
        index();
      } catch (PortFailure failed) {
        if (!stopped) {
          LOG.warn("Upkeep of the store failed: {}", failed.getMessage());
        }
      }
    }
  }

  /** Whether the log takes more than it should: anything where the disk is almost full. */
  private boolean isLarge(boolean isShort) {
    try {
      return Files.exists(log) && Files.size(log) > (isShort ? 0 : mostLog);
    } catch (IOException gone) {
      return false;
    }
  }

  /** Indexes for as long as no caller waits for the writer. */
  private void index() {
    boolean more = true;
    while (more && !stopped && writer.isIdle() && !writer.hasWithdrawn(withdrawn)) {
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
  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Waits for what was begun. */
  @Override
  public void close() {
    Threads.join(thread);
  }
}
