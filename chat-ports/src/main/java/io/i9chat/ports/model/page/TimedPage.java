package io.i9chat.ports.model.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A page in the making whose next page is asked for by a time, so that items of equal time are not
 * split. They run over the number of items. Where they do not fit into the bytes, all of them are
 * left to the next page; only if they come first on this one they run over, up to {@link #TIES}
 * times the bytes. For one thread.
 */
public final class TimedPage<T> {
  /** How often the bytes of its bound a page may weigh for items of equal time. */
  public static final int TIES = 4;

  private final PageBound bound;
  private final List<T> items = new ArrayList<>();
  private Instant last = Instant.MAX;
  private int first;
  private long bytes;
  private boolean full;

  /** An empty page. */
  public TimedPage(PageBound bound) {
    this.bound = bound;
  }

  /**
   * Adds an item if it belongs on the page. After one that does not none is added any more.
   *
   * @param time not later than that of the item before
   * @return whether it was added
   */
  public boolean add(T item, long weight, Instant time) {
    if (!full) {
      full = !(time.equals(last) ? takesTie(weight) : takes(weight));
    }
    if (!full) {
      items.add(item);
      bytes += weight;
      last = time;
    }
    return !full;
  }

  private boolean takes(long weight) {
    first = items.size();
    return first == 0 || (first < bound.items() && bytes + weight <= bound.bytes());
  }

  private boolean takesTie(long weight) {
    if (bytes + weight <= bound.bytes()) {
      return true;
    }
    if (first > 0) {
      items.subList(first, items.size()).clear();
      return false;
    }
    return bytes + weight <= TIES * bound.bytes();
  }

  /** Whether an item did not belong on the page. */
  public boolean isFull() {
    return full;
  }

  /** The page; {@code more} says whether an item did not belong on it. */
  public Part<T> part() {
    return new Part<>(items, full);
  }
}
