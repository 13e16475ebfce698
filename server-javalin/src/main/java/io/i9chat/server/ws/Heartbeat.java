package io.i9chat.server.ws;

/** Whether a peer is still there: it is pinged, and any frame of its counts as an answer. */
final class Heartbeat {
  /** What is to be done. */
  enum Due {
    /** Nothing now. */
    NOTHING,
    /** Ping it. */
    PING,
    /** Two pings went by without a frame: it is gone. */
    LOST
  }

  private final long since;
  private volatile int unanswered;
  private long pingedAt;

  Heartbeat(long now) {
    since = now;
    pingedAt = now;
  }

  /** A frame came. */
  void heard() {
    unanswered = 0;
  }

  /** How old the connection is, in nanoseconds. */
  long age(long now) {
    return now - since;
  }

  /** What is due; asked by one thread. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // losing a count to a frame that came is right
  Due due(long now) {
    if (now - pingedAt < SocketLimits.HEARTBEAT.toNanos()) {
      return Due.NOTHING;
    }
    if (unanswered >= 2) {
      return Due.LOST;
    }
    pingedAt = now;
    unanswered++;
    return Due.PING;
  }
}
