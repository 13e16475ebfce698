package io.i9chat.bench.workload;

import java.time.Duration;

/** What plans are checked with, before anything starts. */
public final class Bounds {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Bounds() {}

  /** Throws if it does not hold. */
  public static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Checks the two times that every measurement has. */
  public static void times(Duration warmUp, Duration measured) {
    require(
        !warmUp.isNegative() && warmUp.compareTo(LONGEST) <= 0, "warm-up must be 0 to 600 seconds");
    require(
        measured.compareTo(Duration.ofSeconds(1)) >= 0 && measured.compareTo(LONGEST) <= 0,
        "the measured time must be 1 to 600 seconds");
  }
}
