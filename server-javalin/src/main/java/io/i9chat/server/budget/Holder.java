package io.i9chat.server.budget;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The account and the address that one request or connection takes bytes for. It counts what was
 * taken nowhere but in the shares: a caller that takes gives back as much, for the same demand.
 */
public final class Holder implements AutoCloseable {
  /** What the shares are kept under. */
  record Key(String account, String address) {}

  /** Where it counts. */
  record Shares(Share all, Share account, Share address, @Nullable Share connection) {}

  private final ByteBudget budget;
  private final Waiters waiters;
  private final Key key;
  private final Share all;
  private final Share account;
  private final Share address;
  private final @Nullable Share connection;
  private final AtomicBoolean closed = new AtomicBoolean();

  Holder(ByteBudget budget, Waiters waiters, Key key, Shares shares) {
    this.budget = budget;
    this.waiters = waiters;
    this.key = key;
    this.all = shares.all();
    this.account = shares.account();
    this.address = shares.address();
    this.connection = shares.connection();
  }

  /**
   * Takes bytes if they can be had now, and nothing otherwise. A page does not go before others
   * that wait.
   */
  public boolean tryTake(long bytes, Demand demand) {
    return (demand == Demand.CALL || waiters.size() == 0) && takesNow(bytes, demand);
  }

  /**
   * Takes bytes, and waits for them if need be: {@link ByteBudget#SHARE_PATIENCE} for those that
   * its own account or address holds, {@link ByteBudget#PATIENCE} for others. Not for threads that
   * others need.
   *
   * @return whether they are taken
   */
  public boolean take(long bytes, Demand demand) {
    return tryTake(bytes, demand) || waiters.await(new Waiter(this, bytes, demand));
  }

  boolean takesNow(long bytes, Demand demand) {
    if (!account.tryTake(bytes, demand)) {
      return false;
    }
    if (!address.tryTake(bytes, demand)) {
      account.giveBack(bytes);
      return false;
    }
    if (!all.tryTake(bytes, demand)) {
      account.giveBack(bytes);
      address.giveBack(bytes);
      return false;
    }
    if (demand == Demand.PAGE && connection != null && !connection.tryTake(bytes, demand)) {
      account.giveBack(bytes);
      address.giveBack(bytes);
      all.giveBack(bytes);
      return false;
    }
    return true;
  }

  /** Takes bytes that are there already, however many are taken. */
  public void add(long bytes, Demand demand) {
    account.add(bytes);
    address.add(bytes);
    all.add(bytes);
    if (demand == Demand.PAGE && connection != null) {
      connection.add(bytes);
    }
  }

  /** Gives back bytes that were taken. */
  public void giveBack(long bytes, Demand demand) {
    if (bytes == 0) {
      return;
    }
    account.giveBack(bytes);
    address.giveBack(bytes);
    all.giveBack(bytes);
    if (demand == Demand.PAGE && connection != null) {
      connection.giveBack(bytes);
    }
    waiters.serve();
  }

  /** Whether calls wait, or did a moment ago, for what the account, the address or all hold. */
  public boolean isWanted(long now) {
    return all.isWanted(now) || address.isWanted(now) || account.isWanted(now);
  }

  /** Notes what a call waits for, and answers whether it is its own account or address. */
  boolean wants(long bytes, Demand demand, long now) {
    if (!account.admits(bytes, demand)) {
      account.want(now);
      return true;
    }
    if (!all.admits(bytes, demand)) {
      all.want(now);
      return false;
    }
    if (!address.admits(bytes, demand)) {
      address.want(now);
      return true;
    }
    return false;
  }

  /** Whether no other could be served either. */
  boolean isUsedUp(long bytes, Demand demand) {
    return !all.admits(bytes, demand);
  }

  String accountKey() {
    return key.account();
  }

  /** It takes no more; what it took is given back apart from this. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      budget.left(key);
    }
  }
}
