package io.i9chat.tck.memory;

import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.ops.RateLimiterContract;
import java.time.Duration;
import java.time.Instant;

final class InMemoryRateLimiterTest implements RateLimiterContract {
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final InMemoryRateLimiter limiter = new InMemoryRateLimiter(clock);

  @Override
  public RateLimiter limiter() {
    return limiter;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Override
  public int keysHeld() {
    return limiter.keysHeld();
  }
}
