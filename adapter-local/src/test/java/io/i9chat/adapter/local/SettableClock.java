package io.i9chat.adapter.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when a test moves it. */
final class SettableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-22T02:15:30.123Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
