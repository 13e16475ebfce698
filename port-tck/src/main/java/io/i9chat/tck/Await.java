package io.i9chat.tck;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what happens elsewhere, with an end. */
public final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Await() {}

  /**
   * Waits until {@code condition} holds, at most 10 seconds.
   *
   * @throws AssertionError if it still does not hold then
   */
  public static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        throw new AssertionError("waited in vain until " + what);
      }
      try {
        Thread.sleep(2);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", stopped);
      }
    }
  }
}
