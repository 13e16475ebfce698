package io.i9chat.server.access;

import io.i9chat.server.wire.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many failed calls of one connection have lines of their own: at most {@link #LINES} a second,
 * and none that rate limits refused. The others share a line, so that no client that fails in a
 * loop fills the disk.
 */
final class FailedCalls {
  /** How many have a line of their own in a second. */
  static final int LINES = 10;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  // All guarded by this.
  private final Map<ErrorCode, Integer> leftOut = new EnumMap<>(ErrorCode.class);
  private long since;
  private int lines;

  /** Nothing has failed before now, which is a reading of {@link System#nanoTime}. */
  FailedCalls(long now) {
    since = now;
  }

  /** Counts a call, and answers whether it has a line of its own. */
  synchronized boolean hasLine(ErrorCode code, long now) {
    if (leftOut.isEmpty() && now - since >= SECOND) {
      since = now;
      lines = 0;
    }
    if (code != ErrorCode.RATE_LIMITED && lines < LINES) {
      lines++;
      return true;
    }
    leftOut.merge(code, 1, Integer::sum);
    return false;
  }

  /**
   * The calls without a line of their own, such as {@code 312 more: invalid_input 12, rate_limited
   * 300}; {@code null} if there are none, or their second is not over.
   *
   * @param isOver whether no more will come
   */
  synchronized @Nullable String summary(long now, boolean isOver) {
    if (leftOut.isEmpty() || (!isOver && now - since < SECOND)) {
      return null;
    }
    StringJoiner codes = new StringJoiner(", ");
    long count = 0;
    for (Map.Entry<ErrorCode, Integer> each : leftOut.entrySet()) {
      codes.add(each.getKey().code() + " " + each.getValue());
      count += each.getValue();
    }
    leftOut.clear();
    since = now;
    lines = 0;
    return count + " more: " + codes;
  }
}
