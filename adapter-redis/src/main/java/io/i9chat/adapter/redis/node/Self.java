package io.i9chat.adapter.redis.node;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this node is registered as, and the lock under which it writes what is registered for it. A
 * caller who waits for the lock waits for calls to Redis, which all are bounded.
 */
public final class Self {
  private final ReentrantLock lock = new ReentrantLock();
  private final Duration patience;
  private volatile @Nullable Incarnation incarnation;
  private volatile boolean behind;

  /**
   * Not registered.
   *
   * @param patience how long {@link #tryLock} waits
   */
  public Self(Duration patience) {
    this.patience = patience;
  }

  /** What it is registered as, or was last. */
  public Incarnation incarnation() {
    Incarnation now = incarnation;
    if (now == null) {
      throw new PortFailure("this node is not registered with Redis");
    }
    return now;
  }

  void become(Incarnation next) {
    incarnation = next;
  }

  /** Something that callers rely on is not registered: all is to be registered anew. */
  void fallBehind() {
    behind = true;
  }

  boolean isBehind() {
    return behind;
  }

  /** All is about to be registered anew; what falls behind from now on is so again. */
  void catchUp() {
    behind = false;
  }

  /** Takes the lock, unless others hold it for too long, or this thread is interrupted. */
  boolean tryLock() {
    try {
      return lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Takes the lock.
   *
   * @throws PortFailure if others hold it for too long
   */
  void lock() {
    if (!tryLock()) {
      throw new PortFailure("others wait for Redis for too long");
    }
  }

  void unlock() {
    lock.unlock();
  }
}
