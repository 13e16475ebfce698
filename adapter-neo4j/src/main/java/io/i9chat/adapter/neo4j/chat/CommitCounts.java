package io.i9chat.adapter.neo4j.chat;

import java.util.concurrent.atomic.LongAdder;

/** How many transactions of chats were tried, of how many calls, and how long they took. */
public final class CommitCounts {
  private final LongAdder batches = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  CommitCounts() {}

  /**
   * A transaction ended, with all that was repeated of it.
   *
   * @param of how many calls it was
   * @param began when, as {@link System#nanoTime} said
   */
  void ended(int of, long began, boolean isStored) {
    nanos.add(System.nanoTime() - began);
    calls.add(of);
    failures.add(isStored ? 0 : 1);
    batches.increment();
  }

  /** How many transactions. */
  public long batches() {
    return batches.sum();
  }

  /** Of how many calls together. */
  public long calls() {
    return calls.sum();
  }

  /** How many of the transactions were not stored. */
  public long failures() {
    return failures.sum();
  }

  /** How long they took together, in nanoseconds. */
  public long nanos() {
    return nanos.sum();
  }
}
