package io.i9chat.bench.workload;

import io.i9chat.bench.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Keeps a wire going while something is awaited. */
public final class Polling {
  private static final long LONGEST_POLL_MILLIS = 100;

  /** Live events of a chat that begin anew repeat the entries of the last two seconds. */
  private static final Duration CALM = Duration.ofSeconds(3);

  private Polling() {}

  /**
   * Polls until it is done or this time is over.
   *
   * @return true if it is done
   */
  public static boolean until(Wire wire, Duration longest, BooleanSupplier done)
      throws IOException {
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

  /**
   * Lets what was written in preparation become old, so that no person is told of it again: events
   * come at least once, but a repeat while measuring would be a fault here.
   */
  public static void calmDown(Wire wire, Faults faults) throws IOException {
    forTime(wire, CALM, faults);
  }

  /** Polls for this time, or until there are too many faults. */
  public static void forTime(Wire wire, Duration time, Faults faults) throws IOException {
    until(wire, time, faults::areTooMany);
  }
}
