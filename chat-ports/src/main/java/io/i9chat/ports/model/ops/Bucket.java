package io.i9chat.ports.model.ops;

import java.time.Duration;

/**
 * A token bucket: {@code burst} at once, then {@code refill} every {@code period}.
 *
 * @param name unique among buckets; part of the key that a limiter counts under
 */
public record Bucket(String name, long burst, long refill, Duration period) {
  /** Checks that the numbers are positive. */
  public Bucket {
    if (burst < 1 || refill < 1 || period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("bucket " + name + " never refills");
    }
  }
}
