package io.i9chat.server.budget;

/** A call that waits for bytes, on a thread of its own. */
final class Waiter {
  private final String account;
  private final Shares shares;
  private final long bytes;
  private final Demand demand;
  private final Thread thread = Thread.currentThread();
  private volatile boolean served;

  /**
   * A call of the current thread.
   *
   * @param account whose calls wait in one queue
   */
  Waiter(String account, Shares shares, long bytes, Demand demand) {
    this.account = account;
    this.shares = shares;
    this.bytes = bytes;
    this.demand = demand;
  }

  String account() {
    return account;
  }

  Demand demand() {
    return demand;
  }

  Thread thread() {
    return thread;
  }

  boolean isServed() {
    return served;
  }

  /** Takes its bytes if they can be had. */
  boolean serve() {
    served = shares.tryTake(bytes, demand);
    return served;
  }

  /** Notes what it waits for, and answers whether that is its own account or address. */
  boolean waitsForItsOwn(long now) {
    return shares.wants(bytes, demand, now);
  }

  boolean waitsForAll() {
    return shares.isUsedUp(bytes, demand);
  }
}
