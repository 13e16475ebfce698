package io.i9chat.adapter.sqlite.engine;

/** How many transactions were tried, of how many calls, and how long they took. */
public final class CommitCounts {
  private volatile long batches;
  private volatile long calls;
  private volatile long failures;
  private volatile long nanos;

  /** Nothing was tried yet. */
  public CommitCounts() {}

  /**
   * A transaction ended; told by one thread.
   *
   * @param of how many calls it was
   * @param began when, as {@link System#nanoTime} said
   * @param isStored whether it is durable, and was not undone
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by one thread
  public void ended(int of, long began, boolean isStored) {
    nanos += System.nanoTime() - began;
    calls += of;
    failures += isStored ? 0 : 1;
    batches++;
  }

  /** How many transactions. */
  public long batches() {
    return batches;
  }

  /** Of how many calls together. */
  public long calls() {
    return calls;
  }

  /** How many of the transactions were undone. */
  public long failures() {
    return failures;
  }

  /** How long they took together, in nanoseconds. */
  public long nanos() {
    return nanos;
  }
}
