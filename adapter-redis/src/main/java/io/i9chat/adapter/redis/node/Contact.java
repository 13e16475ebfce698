package io.i9chat.adapter.redis.node;

import java.time.Duration;

/**
 * For how long this node has been in contact with Redis without a pause. After one it judges the
 * others by what it sees only when they had time to show that they live: a Redis that stood still
 * takes nobody for dead.
 */
final class Contact {
  private final Times times;
  private final long pauseNanos;
  private long since = System.nanoTime();
  private long last = System.nanoTime();

  Contact(Times times) {
    this.times = times;
    this.pauseNanos = times.silence().toNanos() / 2;
  }

  /** Redis answered. */
  void made() {
    long now = System.nanoTime();
    if (now - last > pauseNanos) {
      since = now;
    }
    last = now;
  }

  /** Redis did not answer. */
  void lost() {
    since = System.nanoTime();
  }

  /** Whether a node that is silent may be taken for one that may have died. */
  boolean mayMiss() {
    return lasts(times.silence());
  }

  /** Whether a node whose lease lapsed may be taken for dead. */
  boolean mayJudge() {
    return System.nanoTime() - last <= pauseNanos && lasts(times.lease());
  }

  private boolean lasts(Duration time) {
    return System.nanoTime() - since >= time.toNanos();
  }
}
