package io.i9chat.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public final class MovableClock implements InstantSource {
  private final AtomicReference<Instant> now;

  /** A clock that shows {@code start}. */
  public MovableClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves the clock on. */
  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
