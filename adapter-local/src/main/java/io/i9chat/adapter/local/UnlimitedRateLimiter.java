package io.i9chat.adapter.local;

import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;

/** Grants everything: what {@link LocalConfig#unlimited} asks for. */
final class UnlimitedRateLimiter implements RateLimiter {
  @Override
  public Duration take(Bucket bucket, String key, int tokens) {
    return Duration.ZERO;
  }

  @Override
  public void giveBack(Bucket bucket, String key, int tokens) {
    // Nothing was counted.
  }
}
