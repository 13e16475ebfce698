package io.i9chat.server.nodes;

import java.time.Duration;

/** Lets time pass: for as long as something fails, or until it would have shown. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }
}
