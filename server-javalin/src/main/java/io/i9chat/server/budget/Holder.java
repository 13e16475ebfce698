package io.i9chat.server.budget;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The account and the address that one request or connection takes bytes for. It counts what was
 * taken nowhere but in the shares: a caller that takes gives back as much, for the same demand.
 */
public final class Holder implements AutoCloseable {
  private final Waiters waiters;
  private final String account;
  private final Shares shares;
  private final Runnable leaving;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A holder that has taken nothing.
   *
   * @param account whose calls wait in one queue with this one's
   * @param leaving run once, when it is closed
   */
  Holder(Waiters waiters, String account, Shares shares, Runnable leaving) {
    this.waiters = waiters;
    this.account = account;
    this.shares = shares;
    this.leaving = leaving;
  }

  /**
   * Takes bytes if they can be had now, and nothing otherwise. A page does not go before others
   * that wait.
   */
  public boolean tryTake(long bytes, Demand demand) {
    return (demand == Demand.CALL || waiters.size() == 0) && shares.tryTake(bytes, demand);
  }

  /**
   * Takes bytes, and waits for them if need be: {@link Patience#FOR_ITS_OWN} for those that its own
   * account or address holds, {@link Patience#FOR_OTHERS} for others. Not for threads that others
   * need.
   *
   * @return whether they are taken
   */
  public boolean take(long bytes, Demand demand) {
    return tryTake(bytes, demand) || waiters.await(new Waiter(account, shares, bytes, demand));
  }

  /** Takes bytes that are there already, however many are taken. */
  public void add(long bytes, Demand demand) {
    shares.add(bytes, demand);
  }

  /** Gives back bytes that were taken. */
  public void giveBack(long bytes, Demand demand) {
    if (bytes == 0) {
      return;
    }
    shares.giveBack(bytes, demand);
    waiters.serve();
  }

  /** Whether calls wait, or did a moment ago, for what the account, the address or all hold. */
  public boolean isWanted(long now) {
    return shares.isWanted(now);
  }

  /** It takes no more; what it took is given back apart from this. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      leaving.run();
    }
  }
}
