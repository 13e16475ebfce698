package io.i9chat.adapter.local;

import io.i9chat.ports.model.ops.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * What is missing from a bucket at a time. In whole numbers, so that no rounding ever gives or
 * keeps a token: one token is as many units as the bucket's period has nanoseconds, and in each
 * nanosecond as many units come back as the bucket refills tokens in a period.
 *
 * @param units what is missing at {@code time}
 * @param time in nanoseconds since 1970
 * @param fullAt when nothing will be missing
 */
record Debt(long units, long time, long fullAt) {
  /** How far apart the clock readings of concurrent calls may be; more is a clock set back. */
  private static final long JITTER_NANOS = 1_000_000_000L;

  static Debt none(long time) {
    return new Debt(0, time, time);
  }

  /** What is left of it at {@code now}; time that runs backwards refills nothing. */
  Debt at(long now, Bucket bucket) {
    if (now <= time) {
      // Waiting for a clock that was set back to catch up could take it hours.
      return time - now < JITTER_NANOS ? this : of(units, now, bucket);
    }
    // Full is decided by time first: over a long absence the product would overflow.
    long left = now >= fullAt ? 0 : units - (now - time) * bucket.refill();
    return of(left, now, bucket);
  }

  /** How many nanoseconds until {@code tokens}, at most the burst, can be taken; 0 if now. */
  long waitFor(int tokens, Bucket bucket) {
    long all = Math.multiplyExact(bucket.burst(), perToken(bucket));
    long free = all - tokens * perToken(bucket);
    return units <= free ? 0 : Math.ceilDiv(units - free, bucket.refill());
  }

  Debt more(int tokens, Bucket bucket) {
    return of(units + tokens * perToken(bucket), time, bucket);
  }

  /** The debt after giving back; null if nothing is missing. */
  @Nullable Debt less(int tokens, Bucket bucket) {
    long left = units - Math.multiplyExact((long) tokens, perToken(bucket));
    return left <= 0 ? null : of(left, time, bucket);
  }

  private static Debt of(long units, long time, Bucket bucket) {
    return new Debt(units, time, Math.addExact(time, Math.ceilDiv(units, bucket.refill())));
  }

  private static long perToken(Bucket bucket) {
    return bucket.period().toNanos();
  }
}
