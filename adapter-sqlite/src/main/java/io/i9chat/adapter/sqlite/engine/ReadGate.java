package io.i9chat.adapter.sqlite.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * Lets reads pass, any number at once, and holds new ones back while the write-ahead log is
 * emptied: SQLite can do so only in a moment without a reader, which under load never comes by
 * itself.
 */
public final class ReadGate {
  // Fair, so that reads that come later do not overtake who waits for a moment without any.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** A read begins. */
  void enter() {
    lock.readLock().lock();
  }

  /** The read of this thread has ended. */
  void leave() {
    lock.readLock().unlock();
  }

  /**
   * Does something while nothing is read.
   *
   * @param most how long to wait for reads that have begun, while others are held back
   * @return what it answers; false if reads lasted for longer
   */
  boolean closed(Duration most, BooleanSupplier work) {
    try {
      if (!lock.writeLock().tryLock(most.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return work.getAsBoolean();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
