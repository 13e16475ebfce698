package io.i9chat.adapter.redis.node;

/** What time it is at Redis, by the last heartbeat. */
public final class RedisClock {
  private record Reading(long millis, long nanos) {}

  private volatile Reading last = new Reading(0, System.nanoTime());

  /** A clock that is not set. */
  public RedisClock() {}

  void set(long millis) {
    last = new Reading(millis, System.nanoTime());
  }

  /** Milliseconds since 1970. */
  public long millis() {
    Reading reading = last;
    return reading.millis() + (System.nanoTime() - reading.nanos()) / 1_000_000;
  }
}
