package io.i9chat.adapter.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Which mails wait, and which of them is to be tried next. The files are elsewhere. */
final class SpoolQueue {
  /**
   * A mail that waits.
   *
   * @param tries how often the server did not take it for now
   * @param due when it may be tried, by {@link System#nanoTime}
   */
  record Waiting(MailName name, int tries, long due) {
    /** The same, to be tried after a pause. */
    Waiting after(Duration pause) {
      return new Waiting(name, tries + 1, System.nanoTime() + pause.toNanos());
    }
  }

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Waiting> queue = new PriorityQueue<>(SpoolQueue::order);
  private final ConcurrentSkipListSet<MailName> names = new ConcurrentSkipListSet<>();
  private int taken;
  private long serverDue = System.nanoTime();
  private boolean closed;

  SpoolQueue(int most) {
    this.most = most;
  }

  private static int order(Waiting a, Waiting b) {
    int byTime = Long.signum(a.due() - b.due());
    return byTime != 0 ? byTime : a.name().compareTo(b.name());
  }

  /** Takes room for a mail, if there is some. */
  boolean reserve() {
    lock.lock();
    try {
      if (taken >= most) {
        return false;
      }
      taken++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Gives the room of a mail back that was not put in. */
  void giveBack() {
    lock.lock();
    try {
      taken--;
    } finally {
      lock.unlock();
    }
  }

  /** Puts a mail in that has room. */
  void add(MailName name) {
    names.add(name);
    add(new Waiting(name, 0, System.nanoTime()));
  }

  /** Puts mails in that were there before this process; they take room, whether there is or not. */
  void addOld(List<MailName> old) {
    lock.lock();
    try {
      taken += old.size();
    } finally {
      lock.unlock();
    }
    old.forEach(this::add);
  }

  /** Puts a mail back in. */
  void add(Waiting mail) {
    lock.lock();
    try {
      queue.add(mail);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a mail that was taken out, and gives its room back. */
  void remove(MailName name) {
    names.remove(name);
    giveBack();
  }

  /** Lets the server alone for a while. */
  void pause(Duration pause) {
    lock.lock();
    try {
      serverDue = System.nanoTime() + pause.toNanos();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out the next mail, once there is one to be tried.
   *
   * @return {@code null} if there was none for so long, or the queue is closed
   */
  @Nullable Waiting take(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    lock.lock();
    try {
      while (!closed) {
        long now = System.nanoTime();
        Waiting head = queue.peek();
        long wait = until - now;
        if (head != null) {
          long due = Math.max(head.due() - now, serverDue - now);
          if (due <= 0) {
            return queue.poll();
          }
          wait = Math.min(wait, due);
        }
        if (until - now <= 0) {
          return null;
        }
        changed.await(wait, TimeUnit.NANOSECONDS);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out all mails that are of no use any more. */
  List<MailName> takeExpired(Instant now) {
    lock.lock();
    try {
      List<MailName> expired = new ArrayList<>();
      for (Waiting each : queue) {
        if (each.name().hasExpired(now)) {
          expired.add(each.name());
        }
      }
      queue.removeIf(each -> each.name().hasExpired(now));
      return expired;
    } finally {
      lock.unlock();
    }
  }

  /** No mail is taken out any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many mails wait, the one that is being sent with them. */
  int size() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** The mail that waits longest. */
  @Nullable MailName oldest() {
    Iterator<MailName> all = names.iterator();
    return all.hasNext() ? all.next() : null;
  }
}
