package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.PortFailure;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work on its way to the thread that does it, and the answer on its way back. The caller
 * parks until it is over, so a virtual thread costs its carrier nothing while it waits.
 *
 * @param <C> what the work is done on
 */
public final class QueuedCall<C, T> {
  /** The work; it may be done again after its transaction was undone. */
  @FunctionalInterface
  public interface Work<C, T> {
    T on(C context) throws SQLException;
  }

  /** How long a caller that was interrupted still waits: most calls are over by then. */
  private static final long MOMENT = TimeUnit.SECONDS.toNanos(2);

  private final Work<C, T> work;
  private final Thread caller = Thread.currentThread();
  private @Nullable T answer;
  private @Nullable Throwable failure;
  private volatile boolean over;

  QueuedCall(Work<C, T> work) {
    this.work = work;
  }

  public void run(C context) throws SQLException {
    answer = work.on(context);
  }

  void fail(Throwable why) {
    failure = why;
  }

  /** Lets the caller go on with what it got. */
  public void finish() {
    over = true;
    LockSupport.unpark(caller);
  }

  /**
   * Waits; a caller that is interrupted only for a moment more: what was begun may be stored, and
   * it should know.
   *
   * @throws PortFailure if the work failed, or was not over a moment after the interrupt
   */
  T await() {
    awaitEnd();
    if (!over) {
      throw new PortFailure("interrupted while the store was at work");
    }
    if (failure instanceof RuntimeException unexpected) {
      throw unexpected;
    }
    if (failure != null) {
      throw Failures.of("the store failed", failure);
    }
    return Objects.requireNonNull(answer, "work answers something");
  }

  /** Waits until the call is over; once the caller is interrupted, only a moment longer. */
  private void awaitEnd() {
    boolean interrupted = false;
    long until = Long.MAX_VALUE;
    while (!over && !(interrupted && System.nanoTime() - until >= 0)) {
      if (interrupted) {
        LockSupport.parkNanos(this, until - System.nanoTime());
      } else {
        LockSupport.park(this);
      }
      if (Thread.interrupted() && !interrupted) {
        interrupted = true;
        until = System.nanoTime() + MOMENT;
      }
    }
    if (interrupted) {
      caller.interrupt();
    }
  }

  /** Fails the call and lets it go. */
  public void refuse(Throwable why) {
    fail(why);
    finish();
  }
}
