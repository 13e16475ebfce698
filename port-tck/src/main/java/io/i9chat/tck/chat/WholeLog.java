package io.i9chat.tck.chat;

import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import java.util.List;
import java.util.stream.LongStream;

/** How a test reads a log, all of it or from one of its ends, and compares what it read. */
public final class WholeLog {
  /** More than any log of a test holds. */
  public static final PageBound BOUND = new PageBound(1_000_000, 1L << 40);

  /** What a person sees who has been in from the first entry on. */
  public static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  /** From the first entry on, upwards. */
  public static final Cursor FIRST = new Cursor.After(0);

  /** From the last entry on, downwards. */
  public static final Cursor NEWEST = new Cursor.Before(Long.MAX_VALUE);

  private WholeLog() {}

  /** The seqs of entries, for short comparisons. */
  public static List<Long> seqs(List<Entry> entries) {
    return entries.stream().map(Entry::seq).toList();
  }

  /** {@code from} to {@code to}, both included. */
  public static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
