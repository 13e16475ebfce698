package io.i9chat.ports.model.page;

/**
 * How much a store may read for one answer: a number of items, and a number of bytes as {@link
 * Weight} counts them. A store stops reading at the first item that does not fit any more; only the
 * first item is always given, so that a caller that reads page by page gets on. What one answer
 * makes a process hold is therefore at most {@link #bytes} and one item.
 *
 * @param items the greatest number of items, at least 1
 * @param bytes the greatest weight of all items together, at least 1
 */
public record PageBound(int items, long bytes) {
  /** The weight of a page where the reader does not say: 256 KiB. */
  public static final int BYTES = 256 * 1024;

  /** Checks the numbers. */
  public PageBound {
    if (items < 1 || bytes < 1) {
      throw new IllegalArgumentException("a page of " + items + " items and " + bytes + " bytes");
    }
  }

  /** So many items, and at most {@link #BYTES}. */
  public static PageBound of(int items) {
    return new PageBound(items, BYTES);
  }

  /** An empty page to be filled up to this bound. */
  public Filling fill() {
    return new Filling(this);
  }

  /** How far a page is filled. For one thread. */
  public static final class Filling {
    private final PageBound bound;
    private int items;
    private long bytes;

    private Filling(PageBound bound) {
      this.bound = bound;
    }

    /** Whether one more item of this weight belongs on the page; if so it is counted. */
    public boolean takes(long weight) {
      boolean fits = items < bound.items && bytes + weight <= bound.bytes;
      if (items > 0 && !fits) {
        return false;
      }
      items++;
      bytes += weight;
      return true;
    }
  }
}
