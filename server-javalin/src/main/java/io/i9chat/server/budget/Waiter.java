package io.i9chat.server.budget;

/** A call that waits for bytes, on a thread of its own. */
final class Waiter {
  private final Holder holder;
  private final long bytes;
  private final Demand demand;
  private final Thread thread = Thread.currentThread();
  private volatile boolean served;

  Waiter(Holder holder, long bytes, Demand demand) {
    this.holder = holder;
    this.bytes = bytes;
    this.demand = demand;
  }

  Holder holder() {
    return holder;
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
    served = holder.takesNow(bytes, demand);
    return served;
  }

  /** Notes what it waits for, and answers whether that is its own account or address. */
  boolean waitsForItsOwn(long now) {
    return holder.wants(bytes, demand, now);
  }

  boolean waitsForAll() {
    return holder.isUsedUp(bytes, demand);
  }
}
