package io.i9chat.server.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls that wait for bytes, one queue for each account. The accounts are served in turn, so
 * that one with many calls does not stand before the others.
 */
final class Waiters {
  /** How often a call looks again for what it waits; most are told before. */
  private static final long LOOK = Duration.ofMillis(500).toNanos();

  /** How many calls of an account are tried before the next account's. */
  private static final int LOOKED_AT = 64;

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock, but for reading the size.
  private final Map<String, ArrayDeque<Waiter>> accounts = new LinkedHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  int size() {
    return size.get();
  }

  /** Waits until the bytes are taken, or for as long as a call may; answers whether they are. */
  boolean await(Waiter waiter) {
    long start = System.nanoTime();
    enter(waiter);
    while (!waiter.isServed()) {
      long now = System.nanoTime();
      Duration patience = waiter.waitsForItsOwn(now) ? Patience.FOR_ITS_OWN : Patience.FOR_OTHERS;
      long left = patience.toNanos() - (now - start);
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        return leave(waiter);
      }
      LockSupport.parkNanos(this, Math.min(left, LOOK));
    }
    return true;
  }

  private void enter(Waiter waiter) {
    lock.lock();
    try {
      accounts.computeIfAbsent(waiter.account(), k -> new ArrayDeque<>()).add(waiter);
      size.incrementAndGet();
      serveAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits no more; answers whether it was served all the same. */
  private boolean leave(Waiter waiter) {
    lock.lock();
    try {
      if (waiter.isServed()) {
        return true;
      }
      String account = waiter.account();
      ArrayDeque<Waiter> queue = accounts.get(account);
      if (queue != null && queue.remove(waiter)) {
        size.decrementAndGet();
        if (queue.isEmpty()) {
          accounts.remove(account);
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Serves those it can, after bytes were given back. */
  void serve() {
    if (size.get() == 0) {
      return;
    }
    lock.lock();
    try {
      serveAll();
    } finally {
      lock.unlock();
    }
  }

  private void serveAll() {
    boolean served = true;
    while (served) {
      served = false;
      boolean pagesMayBeHad = true;
      for (String account : accounts.keySet().toArray(String[]::new)) {
        ArrayDeque<Waiter> queue = accounts.get(account);
        if (queue == null) {
          continue;
        }
        if (serveOne(queue, pagesMayBeHad)) {
          served = true;
          // The account goes behind all others.
          accounts.remove(account);
          if (!queue.isEmpty()) {
            accounts.put(account, queue);
          }
        } else if (first(queue).waitsForAll()) {
          if (first(queue).demand() == Demand.CALL) {
            return;
          }
          pagesMayBeHad = false;
        }
      }
    }
  }

  private static Waiter first(ArrayDeque<Waiter> queue) {
    return Objects.requireNonNull(queue.peek(), "an account without waiting calls has no queue");
  }

  /** Serves the first that can be: one that waits for its own connection is passed by. */
  private boolean serveOne(ArrayDeque<Waiter> queue, boolean pagesMayBeHad) {
    int looked = 0;
    for (Iterator<Waiter> each = queue.iterator(); each.hasNext() && looked < LOOKED_AT; ) {
      Waiter waiter = each.next();
      looked++;
      if ((pagesMayBeHad || waiter.demand() == Demand.CALL) && waiter.serve()) {
        each.remove();
        size.decrementAndGet();
        LockSupport.unpark(waiter.thread());
        return true;
      }
    }
    return false;
  }
}
