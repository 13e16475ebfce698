package io.i9chat.server.budget;

/** What one request holds of the budget; closing it gives all of it back. Used by one thread. */
public final class Lease implements AutoCloseable {
  private final Holder holder;
  private long calls;
  private long pages;

  /** Nothing yet, for this holder, which is closed with the lease. */
  public Lease(Holder holder) {
    this.holder = holder;
  }

  /**
   * Takes more, waiting if need be.
   *
   * @return whether it is taken
   */
  public boolean take(long bytes, Demand demand) {
    return holder.take(bytes, demand) && counted(bytes, demand);
  }

  /** Takes more if it can be had now, and nothing otherwise; answers whether it is taken. */
  public boolean tryTake(long bytes, Demand demand) {
    return holder.tryTake(bytes, demand) && counted(bytes, demand);
  }

  private boolean counted(long bytes, Demand demand) {
    if (demand == Demand.PAGE) {
      pages += bytes;
    } else {
      calls += bytes;
    }
    return true;
  }

  /** Gives back bytes that were taken for a call and are not needed. */
  public void giveBack(long bytes) {
    calls -= bytes;
    holder.giveBack(bytes, Demand.CALL);
  }

  /** From now on it holds so many bytes of an answer, and nothing else. */
  public void answer(long bytes) {
    if (bytes > pages) {
      holder.add(bytes - pages, Demand.PAGE);
    } else {
      holder.giveBack(pages - bytes, Demand.PAGE);
    }
    pages = bytes;
    holder.giveBack(calls, Demand.CALL);
    calls = 0;
  }

  /** Whether other calls wait for bytes that this may hold. */
  public boolean isWanted(long now) {
    return holder.isWanted(now);
  }

  @Override
  public void close() {
    holder.giveBack(calls, Demand.CALL);
    holder.giveBack(pages, Demand.PAGE);
    calls = 0;
    pages = 0;
    holder.close();
  }
}
