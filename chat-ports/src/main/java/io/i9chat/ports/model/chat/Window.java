package io.i9chat.ports.model.chat;

/**
 * A stretch of the log that a person may see, both ends included: from the entry that let them in
 * to the one that put them out.
 *
 * @param from the first seq, at least 1
 * @param to the last seq, or {@link #OPEN} while they are in
 */
public record Window(long from, long to) {
  /** The end of a window that has not closed. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Checks the order of the ends. */
  public Window {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("not a window: " + from + " to " + to);
    }
  }

  /** Whether {@code seq} lies within. */
  public boolean holds(long seq) {
    return from <= seq && seq <= to;
  }
}
