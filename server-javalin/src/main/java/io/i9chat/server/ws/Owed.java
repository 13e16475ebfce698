package io.i9chat.server.ws;

import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Holder;
import org.jspecify.annotations.Nullable;

/**
 * The results that one peer has not taken yet: how many bytes they hold of the budget, whether they
 * move, and whether the peer is heard no further until it takes some.
 */
final class Owed {
  // All guarded by this.
  private @Nullable Holder holder;
  private long bytes;
  private boolean isOver;
  private boolean paused;
  private long movedAt;

  /** They count as this holder's from now on, which is closed with them. */
  void heldBy(Holder other) {
    Holder before;
    long moved;
    synchronized (this) {
      before = isOver ? other : holder;
      moved = bytes;
      holder = other;
    }
    if (before != other) {
      other.add(moved, Demand.PAGE);
    }
    if (before != null) {
      before.giveBack(before == other ? 0 : moved, Demand.PAGE);
      before.close();
    }
  }

  /**
   * So many bytes were queued.
   *
   * @param taken how many were taken of the budget for them
   */
  void queued(long queued, long taken) {
    Holder of;
    long more;
    synchronized (this) {
      of = holder;
      more = isOver ? 0 : queued;
      if (bytes <= 0) {
        movedAt = System.nanoTime();
      }
      bytes += more;
    }
    if (of != null && more > taken) {
      of.add(more - taken, Demand.PAGE);
    } else if (of != null) {
      of.giveBack(taken - more, Demand.PAGE);
    }
  }

  /** The peer takes what it is sent. */
  synchronized void moved() {
    movedAt = System.nanoTime();
  }

  /**
   * So many bytes have left, or were dropped.
   *
   * @return whether the peer is to be heard again
   */
  boolean left(long gone) {
    Holder of;
    boolean resumes;
    synchronized (this) {
      movedAt = System.nanoTime();
      if (isOver) {
        return false;
      }
      of = holder;
      bytes -= gone;
      resumes = paused && bytes <= SocketLimits.PAUSED_BYTES;
      paused = paused && !resumes;
    }
    if (of != null) {
      of.giveBack(gone, Demand.PAGE);
    }
    return resumes;
  }

  /** Whether so much waits that the peer is not heard now; then {@link #left} tells when it is. */
  synchronized boolean pauses() {
    paused = bytes > SocketLimits.PAUSED_BYTES;
    return paused;
  }

  synchronized boolean isPaused() {
    return paused;
  }

  /** How long nothing has moved that waits, in nanoseconds. */
  synchronized long stillFor(long now) {
    return bytes > 0 ? now - movedAt : 0;
  }

  /** Whether calls wait for what these results hold, so that they may stand still less long. */
  boolean isWanted(long now) {
    Holder of;
    synchronized (this) {
      of = bytes < SocketLimits.WORTH_WANTING ? null : holder;
    }
    return of != null && of.isWanted(now);
  }

  /** The connection is gone, and everything is given back. */
  void over() {
    Holder of;
    long left;
    synchronized (this) {
      isOver = true;
      of = holder;
      left = bytes;
      bytes = 0;
    }
    if (of != null) {
      of.giveBack(left, Demand.PAGE);
      of.close();
    }
  }
}
