package io.i9chat.adapter.neo4j.graph;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lets so many calls at once use a connection; others wait for their turn, in the order they came.
 * The driver's own queue is short, keeps those who have given up, and refuses all when it is full.
 */
final class Turns {
  private final String where;
  private final Semaphore free;

  /**
   * @param where what failures are told of
   * @param atOnce how many, at least one
   */
  Turns(String where, int atOnce) {
    this.where = where;
    this.free = new Semaphore(atOnce, true);
  }

  /**
   * Does work that may take {@code most}, waiting included.
   *
   * @param work is told how long it may take
   * @throws PortFailure if there was no turn in time
   */
  <T> T take(Duration most, Function<Duration, T> work) {
    long end = System.nanoTime() + most.toNanos();
    try {
      if (!free.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new PortFailure(where + ": all connections were in use for too long");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PortFailure(where + ": interrupted while waiting", stopped);
    }
    try {
      return work.apply(Duration.ofNanos(end - System.nanoTime()));
    } finally {
      free.release();
    }
  }
}
