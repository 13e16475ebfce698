package io.i9chat.bench.workload;

import org.jspecify.annotations.Nullable;

/**
 * Checks that the entries of one chat reach one connection as seq n + 1, n + 2, … and no other way.
 */
public final class ChatOrder {
  private long last;

  /** Starts behind the entries that were there before. */
  public ChatOrder(long head) {
    this.last = head;
  }

  /**
   * The next entry that came.
   *
   * @return what is wrong with its place; null if nothing
   */
  public @Nullable String accept(long seq) {
    if (seq == last + 1) {
      last = seq;
      return null;
    }
    if (seq <= last) {
      return "seq " + seq + " came after " + last + ": a duplicate, or out of order";
    }
    String gap = "seq " + seq + " came after " + last + ": a gap";
    last = seq;
    return gap;
  }

  /** The last seq in order so far. */
  public long last() {
    return last;
  }
}
