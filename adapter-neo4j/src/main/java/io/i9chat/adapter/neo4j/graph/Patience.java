package io.i9chat.adapter.neo4j.graph;

import java.time.Duration;

/**
 * How long a call may take. A database that has just started compiles itself while it answers, and
 * reads everything from the disk: what takes milliseconds later takes seconds then, and giving up
 * makes it no faster. So for a while after it was found, or found again, calls may take longer:
 * they are slow rather than refused.
 */
public final class Patience {
  /** For how long after it was found a database may be cold. */
  static final Duration WARMING = Duration.ofSeconds(60);

  private final Duration usual;
  private final Duration cold;
  private final long warmingNanos;
  private volatile long coldUntil;
  private volatile boolean lost;

  /**
   * @param usual how long a call may take
   * @param cold the same while the database may be cold, at least as long
   * @param warming for how long after it was found it may be
   */
  Patience(Duration usual, Duration cold, Duration warming) {
    this.usual = usual;
    this.cold = cold;
    this.warmingNanos = warming.toNanos();
    this.coldUntil = System.nanoTime() + warmingNanos;
  }

  /** How long a call may take that begins now. */
  Duration now() {
    return isCold() ? cold : usual;
  }

  /** How long one may take when the database has been there for long. */
  Duration usual() {
    return usual;
  }

  /** Whether the database was found not long ago. */
  boolean isCold() {
    return coldUntil - System.nanoTime() > 0;
  }

  /** It cannot be reached: it may have been stopped, and be started anew. */
  void lost() {
    lost = true;
  }

  /** It has answered. */
  void found() {
    if (lost) {
      lost = false;
      coldUntil = System.nanoTime() + warmingNanos;
    }
  }
}
