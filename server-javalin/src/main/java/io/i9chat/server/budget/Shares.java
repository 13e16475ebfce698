package io.i9chat.server.budget;

import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of one request or connection count: for all, its account, its address, and, of
 * pages, its connection.
 */
record Shares(Share all, Share account, Share address, @Nullable Share connection) {
  /** Takes bytes of every share, or of none. */
  boolean tryTake(long bytes, Demand demand) {
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
  void add(long bytes, Demand demand) {
    account.add(bytes);
    address.add(bytes);
    all.add(bytes);
    if (demand == Demand.PAGE && connection != null) {
      connection.add(bytes);
    }
  }

  void giveBack(long bytes, Demand demand) {
    account.giveBack(bytes);
    address.giveBack(bytes);
    all.giveBack(bytes);
    if (demand == Demand.PAGE && connection != null) {
      connection.giveBack(bytes);
    }
  }

  /** Whether calls wait, or did a moment ago, for what the account, the address or all hold. */
  boolean isWanted(long now) {
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
}
