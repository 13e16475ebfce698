package io.i9chat.ports.model.ops;

import java.time.Duration;

/**
 * A token bucket: {@code burst} at once, then {@code refill} every {@code period}.
 *
 * @param name unique among buckets; part of the key that a limiter counts under
 * @param scope who counts together
 */
public record Bucket(String name, long burst, long refill, Duration period, Scope scope) {
  /** Which calls take from the same bucket. */
  public enum Scope {
    /** Calls of one node: what protects its processor and its memory. */
    NODE,
    /** Calls of all nodes: what protects accounts, which more nodes must not weaken. */
    CLUSTER
  }

  /** Checks that the numbers are positive. */
  public Bucket {
    if (burst < 1 || refill < 1 || period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("bucket " + name + " never refills");
    }
  }

  /** A bucket of each node. */
  public static Bucket ofNode(String name, long burst, long refill, Duration period) {
    return new Bucket(name, burst, refill, period, Scope.NODE);
  }

  /** A bucket that all nodes share. */
  public static Bucket ofCluster(String name, long burst, long refill, Duration period) {
    return new Bucket(name, burst, refill, period, Scope.CLUSTER);
  }
}
