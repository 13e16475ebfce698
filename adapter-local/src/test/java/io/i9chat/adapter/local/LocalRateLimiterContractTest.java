package io.i9chat.adapter.local;

import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.ops.RateLimiterContract;
import java.time.Duration;

class LocalRateLimiterContractTest implements RateLimiterContract {
  private final MovableClock clock = new MovableClock(Fresh.now());
  private final LocalRateLimiter limiter = new LocalRateLimiter(clock, 100_000);

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
    return limiter.keys();
  }
}
