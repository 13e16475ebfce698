package io.i9chat.server.ws;

/** The last calls of a connection that rate limits refused, to tell when they are too many. */
final class RefusalCount {
  private final long[] times = new long[SocketLimits.RATE_LIMITED];
  private int count;

  /** Counts one, and answers whether there are now too many of them within the window. */
  boolean oneMoreIsTooMany(long now) {
    int place = count % times.length;
    boolean full = count >= times.length;
    long oldest = times[place];
    times[place] = now;
    count++;
    return full && now - oldest <= SocketLimits.RATE_LIMITED_WINDOW.toNanos();
  }
}
