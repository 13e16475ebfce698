package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls that wait for a thread: at most so many, of one person at most a part of them, and none
 * once it is closed. What got in before is still served, the callers taking turns.
 */
public final class CallQueue<C> {
  /** A person has at most one of so many parts of the queue. */
  private static final int SHARES = 16;

  private final String name;
  private final int capacity;
  private final Line<QueuedCall<C, ?>> waiting = new Line<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private boolean refusing;
  private boolean closed;

  /** A queue for the threads called {@code name}. */
  public CallQueue(String name, int capacity) {
    this.name = name;
    this.capacity = capacity;
  }

  /** Hands the work over and waits for its answer; it is served in the order of its coming. */
  public <T> T ask(QueuedCall.Work<C, T> work) {
    QueuedCall<C, T> call = new QueuedCall<>(work);
    add(call, call);
    return call.await();
  }

  /**
   * Hands the work over and waits for its answer.
   *
   * @param caller who the work is for, or what it is about: all calls with the same one take turns
   *     with others as one
   */
  public <T> T ask(Object caller, QueuedCall.Work<C, T> work) {
    QueuedCall<C, T> call = new QueuedCall<>(work);
    add(caller, call);
    return call.await();
  }

  private void add(Object caller, QueuedCall<C, ?> call) {
    lock.lock();
    try {
      if (refusing) {
        throw new PortFailure("the store is closed");
      }
      if (waiting.size() >= capacity) {
        throw new PortFailure("the store is overloaded: " + capacity + " calls wait for " + name);
      }
      if (caller instanceof PersonId && waiting.of(caller) >= Math.max(1, capacity / SHARES)) {
        throw new PortFailure(
            "the store is overloaded: too many calls of one person wait for " + name);
      }
      waiting.add(caller, call);
      came.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for calls and moves them to {@code taken}.
   *
   * @param most how many at the most
   * @return false once it is closed and empty
   */
  public boolean take(List<QueuedCall<C, ?>> taken, int most) {
    lock.lock();
    try {
      while (waiting.isEmpty()) {
        if (closed) {
          return false;
        }
        came.awaitUninterruptibly();
      }
      for (int i = 0; i < most && !waiting.isEmpty(); i++) {
        taken.add(waiting.remove());
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  public boolean isEmpty() {
    lock.lock();
    try {
      return waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** How many calls wait. */
  public int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more calls; the thread that serves the queue goes on waiting until it is closed. */
  public void refuse() {
    lock.lock();
    try {
      refusing = true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more calls, and lets those who serve the queue go when it is empty. */
  public void close() {
    lock.lock();
    try {
      refusing = true;
      closed = true;
      came.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
