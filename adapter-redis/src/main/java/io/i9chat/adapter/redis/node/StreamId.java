package io.i9chat.adapter.redis.node;

import java.util.Comparator;

/**
 * The id of a record of a stream.
 *
 * @param millis the time of Redis when it was appended
 * @param number tells apart those of one millisecond
 */
public record StreamId(long millis, long number) implements Comparable<StreamId> {
  private static final Comparator<StreamId> ORDER =
      Comparator.comparingLong(StreamId::millis).thenComparingLong(StreamId::number);

  /** The id that {@code text} spells. */
  public static StreamId parse(String text) {
    int dash = text.indexOf('-');
    return new StreamId(
        Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
  }

  /** The first id that may come after this one. */
  public StreamId next() {
    return new StreamId(millis, number + 1);
  }

  @Override
  public int compareTo(StreamId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return millis + "-" + number;
  }
}
