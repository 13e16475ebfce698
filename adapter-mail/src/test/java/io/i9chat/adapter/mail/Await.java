package io.i9chat.adapter.mail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits with a bound. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException told) {
        throw new AssertionError(told);
      }
    }
  }
}
