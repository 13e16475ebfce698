package io.i9chat.server.metrics;

import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A limiter whose refusals are counted by bucket. */
final class MeteredRateLimiter implements RateLimiter {
  private final MeterRegistry registry;
  private final RateLimiter limiter;
  private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

  MeteredRateLimiter(MeterRegistry registry, RateLimiter limiter, Collection<Bucket> buckets) {
    this.registry = registry;
    this.limiter = limiter;
    buckets.forEach(bucket -> refusals.put(bucket.name(), counter(bucket.name())));
  }

  private Counter counter(String bucket) {
    return Counter.builder("i9chat.rate.limited")
        .description("Times that a rate limit refused")
        .tag("bucket", bucket)
        .register(registry);
  }

  @Override
  public Duration take(Bucket bucket, String key, int tokens) {
    Duration wait = limiter.take(bucket, key, tokens);
    if (!wait.isZero()) {
      refusals.computeIfAbsent(bucket.name(), this::counter).increment();
    }
    return wait;
  }

  @Override
  public void giveBack(Bucket bucket, String key, int tokens) {
    limiter.giveBack(bucket, key, tokens);
  }
}
