package io.i9chat.server.operation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lines that any client can cause in any number: of each kind at most one a minute, with a count of
 * those that were left out before it.
 */
final class SeldomLog {
  private static final long APART = Duration.ofMinutes(1).toNanos();

  private final Consumer<String> log;
  private final LongSupplier nanos;
  private final Map<String, Line> kinds = new ConcurrentHashMap<>();

  /** One kind: when it was last written, and how many came since. */
  private static final class Line {
    private long written;
    private long leftOut;

    private Line(long now) {
      written = now - APART;
    }

    /** How many were left out before the line that is due now, or -1 if none is. */
    private synchronized long take(long now) {
      if (now - written < APART) {
        leftOut++;
        return -1;
      }
      long before = leftOut;
      written = now;
      leftOut = 0;
      return before;
    }
  }

  /**
   * A log without lines.
   *
   * @param nanos a clock such as {@link System#nanoTime}
   */
  SeldomLog(Consumer<String> log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
  }

  /**
   * Writes a line, or counts it.
   *
   * @param kind one of few, such as the name of an operation
   */
  void write(String kind, String line) {
    long now = nanos.getAsLong();
    long leftOut = kinds.computeIfAbsent(kind, fresh -> new Line(now)).take(now);
    if (leftOut >= 0) {
      log.accept(leftOut == 0 ? line : line + " (and " + leftOut + " times since the last line)");
    }
  }
}
