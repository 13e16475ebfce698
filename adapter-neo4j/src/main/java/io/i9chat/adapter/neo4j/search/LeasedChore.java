package io.i9chat.adapter.neo4j.search;

import io.i9chat.ports.ops.Leases;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A chore that one program does for all, the one that holds its lease. Nothing rests on that: a
 * program that is alone, or that no lease is given to for a while, does it all the same.
 */
final class LeasedChore {
  private final String name;
  private final Duration lease;
  private final long anywayNanos;
  private final LongSupplier nanos;
  private volatile @Nullable Leases leases;

  // Of the one thread that does it.
  private long begun;

  /**
   * A chore that this program does alone, as far as it knows.
   *
   * @param name of its lease
   * @param lease how long that is held for, longer than from one look to the next
   * @param anyway so long it is left to others at most
   * @param nanos a time in nanoseconds that only moves on
   */
  LeasedChore(String name, Duration lease, Duration anyway, LongSupplier nanos) {
    this.name = name;
    this.lease = lease;
    anywayNanos = anyway.toNanos();
    this.nanos = nanos;
    begun = nanos.getAsLong();
  }

  /** There are others, who share these leases. */
  void under(Leases shared) {
    leases = shared;
  }

  /** Whether it is to be done now, which then is taken for done. */
  boolean isDue() {
    Leases shared = leases;
    long now = nanos.getAsLong();
    boolean due = shared == null || shared.hold(name, lease) || now - begun >= anywayNanos;
    if (due) {
      begun = now;
    }
    return due;
  }
}
