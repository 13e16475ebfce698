package io.i9chat.redis;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become so, with a bound. */
final class Waiting {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private Waiting() {}

  /**
   * Returns as soon as it is so.
   *
   * @param what is waited for, and what to show where it does not come
   * @throws IllegalStateException if it is not so after 30 seconds
   */
  static void until(Supplier<String> what, BooleanSupplier so) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + LONGEST + ": " + what.get());
      }
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException told) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting", told);
      }
    }
  }
}
