package io.i9chat.server.budget;

import java.util.concurrent.atomic.AtomicLong;

/** How much one account, one address, one connection, or all together hold, and may hold. */
final class Share {
  /** How long a share counts as wanted after a call waited for it: until what stands still goes. */
  private static final long WANTED = Patience.STALL_WHEN_WANTED.plusSeconds(1).toNanos();

  private final AtomicLong used = new AtomicLong();
  private final long most;
  private final long mostForPages;
  private volatile boolean wanted;
  private volatile long wantedAt;

  // Guarded by the map that the share is kept in.
  private int holders;

  Share(long most, long mostForPages) {
    this.most = most;
    this.mostForPages = mostForPages;
  }

  long most() {
    return most;
  }

  long used() {
    return used.get();
  }

  boolean admits(long bytes, Demand demand) {
    return used.get() + bytes <= most(demand);
  }

  boolean tryTake(long bytes, Demand demand) {
    if (used.addAndGet(bytes) <= most(demand)) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  private long most(Demand demand) {
    return demand == Demand.PAGE ? mostForPages : most;
  }

  /** Takes bytes that are there already; may go above the bound. */
  void add(long bytes) {
    used.addAndGet(bytes);
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  /** A call waits for it. */
  void want(long now) {
    wantedAt = now;
    wanted = true;
  }

  /** Whether a call waits for it, or did a moment ago. */
  boolean isWanted(long now) {
    return wanted && now - wantedAt <= WANTED;
  }

  Share held() {
    holders++;
    return this;
  }

  /** Counts one holder less, and answers whether there is none left. */
  boolean isLeft() {
    holders--;
    return holders == 0;
  }
}
