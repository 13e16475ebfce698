package io.i9chat.tck.memory;

import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Token buckets in a map. A level is counted in parts of a token, so many of them that a nanosecond
 * brings {@code refill} parts; nothing is lost to rounding.
 */
final class InMemoryRateLimiter implements RateLimiter {
  private record Key(String bucket, String key) {}

  private record Level(Bucket bucket, long parts, Instant at) {
    Level atTime(Instant now) {
      long elapsed = Math.max(0, Duration.between(at, now).toNanos());
      long missing = capacity(bucket) - parts;
      boolean full = elapsed > missing / bucket.refill();
      long filled = full ? capacity(bucket) : parts + elapsed * bucket.refill();
      return new Level(bucket, filled, at.isAfter(now) ? at : now);
    }

    boolean isFull() {
      return parts == capacity(bucket);
    }
  }

  private final Map<Key, Level> levels = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;

  InMemoryRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  private static long capacity(Bucket bucket) {
    return Math.multiplyExact(bucket.burst(), bucket.period().toNanos());
  }

  @Override
  public Duration take(Bucket bucket, String key, int tokens) {
    lock.lock();
    try {
      Level level = level(bucket, key);
      long needed = Math.multiplyExact((long) tokens, bucket.period().toNanos());
      if (needed > level.parts()) {
        return Duration.ofNanos(Math.ceilDiv(needed - level.parts(), bucket.refill()));
      }
      put(key, new Level(bucket, level.parts() - needed, level.at()));
      return Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void giveBack(Bucket bucket, String key, int tokens) {
    lock.lock();
    try {
      Level level = level(bucket, key);
      long back = Math.multiplyExact((long) tokens, bucket.period().toNanos());
      long parts = Math.min(capacity(bucket), Math.addExact(level.parts(), back));
      put(key, new Level(bucket, parts, level.at()));
    } finally {
      lock.unlock();
    }
  }

  /** How many keys take up memory. */
  int keysHeld() {
    lock.lock();
    try {
      sweep(clock.instant());
      return levels.size();
    } finally {
      lock.unlock();
    }
  }

  private Level level(Bucket bucket, String key) {
    Instant now = clock.instant();
    sweep(now);
    Level held = levels.get(new Key(bucket.name(), key));
    return held == null ? new Level(bucket, capacity(bucket), now) : held.atTime(now);
  }

  private void put(String key, Level level) {
    levels.put(new Key(level.bucket().name(), key), level);
  }

  /** A full bucket is as good as none. */
  private void sweep(Instant now) {
    levels.values().removeIf(level -> level.atTime(now).isFull());
  }
}
