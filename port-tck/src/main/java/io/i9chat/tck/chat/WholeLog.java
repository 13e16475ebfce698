package io.i9chat.tck.chat;

import io.i9chat.ports.model.chat.PageBound;

/** How a test reads a log in one page. */
public final class WholeLog {
  /** More than any log of a test holds. */
  public static final PageBound BOUND = new PageBound(1_000_000, 1L << 40);

  private WholeLog() {}
}
