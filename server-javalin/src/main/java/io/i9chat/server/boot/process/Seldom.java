package io.i9chat.server.boot.process;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Work that is done in some rounds of the housekeeping: some time after the start, then at times.
 */
final class Seldom implements Runnable {
  private final Runnable work;
  private final Duration pause;
  private final LongSupplier nanos;
  private long next;

  /**
   * Does {@code work} after {@code first}, and again after each {@code pause}.
   *
   * @param nanos a clock that never jumps, in nanoseconds
   */
  Seldom(Runnable work, Duration first, Duration pause, LongSupplier nanos) {
    this.work = work;
    this.pause = pause;
    this.nanos = nanos;
    this.next = nanos.getAsLong() + first.toNanos();
  }

  @Override
  public void run() {
    long now = nanos.getAsLong();
    if (now - next >= 0) {
      // What fails is tried again in the next round.
      work.run();
      next = now + pause.toNanos();
    }
  }
}
