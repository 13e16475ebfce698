package io.i9chat.adapter.gcs;

import java.time.Duration;

/**
 * Until when the calling thread waits for the call it is in, whatever requests that takes: for
 * tokens, for signatures, again after a failure. The library knows limits of single requests alone.
 */
final class Deadline {
  private static final ThreadLocal<Long> END = new ThreadLocal<>();

  private Deadline() {}

  /** Begins a call of the calling thread. */
  static void begin(Duration time) {
    END.set(System.nanoTime() + time.toNanos());
  }

  /** Ends it. */
  static void end() {
    END.remove();
  }

  /** How much of {@code most} is left to the calling thread; zero or less if nothing is. */
  static Duration left(Duration most) {
    Long end = END.get();
    if (end == null) {
      return most;
    }
    Duration left = Duration.ofNanos(end - System.nanoTime());
    return left.compareTo(most) < 0 ? left : most;
  }
}
