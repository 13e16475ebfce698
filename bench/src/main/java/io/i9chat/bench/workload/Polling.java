package io.i9chat.bench.workload;

import io.i9chat.bench.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Keeps a wire going while something is awaited. */
final class Polling {
  private static final long LONGEST_POLL_MILLIS = 100;

  private Polling() {}

  /**
   * Polls until it is done or this time is over.
   *
   * @return true if it is done
   */
  static boolean until(Wire wire, Duration longest, BooleanSupplier done) throws IOException {
    long end = System.nanoTime() + longest.toNanos();
    while (!done.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wire.poll(Math.min(left, LONGEST_POLL_MILLIS));
    }
    return true;
  }

  /** Polls for this time, or until there are too many faults. */
  static void forTime(Wire wire, Duration time, Faults faults) throws IOException {
    until(wire, time, faults::areTooMany);
  }
}
