package io.i9chat.bench.workload;

import java.util.ArrayList;
import java.util.List;

/** What the server did wrong in a run: all of it counted, the first of it kept. */
public final class Faults {
  private static final int KEPT = 20;
  private static final int TOO_MANY = 1_000;

  private final List<String> first = new ArrayList<>();
  private long count;
  private boolean fatal;

  /** One more thing that was not right. */
  public synchronized void add(String what) {
    count++;
    if (first.size() < KEPT) {
      first.add(what);
    }
  }

  /** Something after which the run cannot go on. */
  public synchronized void addFatal(String what) {
    fatal = true;
    add(what);
  }

  /** How many there were. */
  public synchronized long count() {
    return count;
  }

  /** True if it is time to give up. */
  public synchronized boolean areTooMany() {
    return fatal || count >= TOO_MANY;
  }

  /** The first twenty, oldest first. */
  public synchronized List<String> first() {
    return List.copyOf(first);
  }
}
