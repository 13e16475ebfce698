package io.i9chat.adapter.gcs;

import java.time.Duration;

/**
 * Until when the calling thread waits for the call it is in, whatever requests that takes: for
 * tokens, for signatures, again after a failure. The library knows limits of single requests alone.
 */
final class Deadline implements AutoCloseable {
  private static final ThreadLocal<Long> END = new ThreadLocal<>();

  private Deadline() {}

  /** Begins a call; closing ends it. */
  static Deadline in(Duration time) {
    END.set(System.nanoTime() + time.toNanos());
    return new Deadline();
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

  @Override
  public void close() {
    END.remove();
  }
}
