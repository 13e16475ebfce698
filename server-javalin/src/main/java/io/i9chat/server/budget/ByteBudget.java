package io.i9chat.server.budget;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that all calls in progress may take together: requests that are read, pages that are
 * made, results and answers that wait to be taken by their peers. A call takes before it reads, and
 * gives back when its bytes have left. What it takes counts for all together, for its account and
 * for its address, and each of these has a bound.
 */
public final class ByteBudget {
  /** The least that a budget may be, in bytes. */
  public static final long LEAST = 16L * 1024 * 1024;

  /**
   * What is taken for a page before it is read: its 256 KiB as they are answered, the same as text
   * of two bytes a character, and some more for its single large item.
   */
  public static final int PAGE_BYTES = 768 * 1024;

  /** What is taken for a call beside its own bytes; few answers that are no pages are larger. */
  public static final int CALL_BYTES = 4 * 1024;

  /** What a connection's pages and results may take: one that is made while another is taken. */
  private static final long CONNECTION_BYTES = PAGE_BYTES + 320L * 1024;

  private static final long LEAST_OF_ACCOUNT = 2L * 1024 * 1024;

  private final Share all;
  private final boolean perAddress;
  private final Waiters waiters = new Waiters();
  private final ConcurrentHashMap<String, Share> shares = new ConcurrentHashMap<>();

  /**
   * A budget of so many bytes.
   *
   * @param perAddress whether an address has a bound of its own, or may take all of it
   * @throws IllegalArgumentException if it is less than {@link #LEAST}
   */
  public ByteBudget(long bytes, boolean perAddress) {
    if (bytes < LEAST) {
      throw new IllegalArgumentException("a budget has at least " + LEAST + " bytes");
    }
    this.all = new Share(bytes, bytes / 4 * 3);
    this.perAddress = perAddress;
  }

  /** What a process with this heap may take if nothing else is said: an eighth. */
  public static long usual(long maxHeap) {
    return Math.max(LEAST, maxHeap / 8);
  }

  /** How much all together may take, in bytes. */
  public long bytes() {
    return all.most();
  }

  /** How much an account may take, in bytes. */
  public long accountBytes() {
    return Math.max(LEAST_OF_ACCOUNT, bytes() / 16);
  }

  /** How much an address may take, in bytes. */
  public long addressBytes() {
    return perAddress ? bytes() / 4 : bytes();
  }

  /** How much is taken now, in bytes. */
  public long used() {
    return all.used();
  }

  /** How many calls wait for bytes now. */
  public int waiting() {
    return waiters.size();
  }

  /**
   * The holder of the bytes of one request; to be closed.
   *
   * @param account the caller's, {@code null} for callers without a session, who share one account
   *     by their address
   */
  public Holder request(@Nullable String account, String address) {
    return account == null
        ? holder("anonymous " + address, addressBytes() / 2, address, null)
        : holder("account " + account, accountBytes(), address, null);
  }

  /** The holder of the bytes of media that an address moves by signed URLs; to be closed. */
  public Holder media(String address) {
    return holder("media " + address, addressBytes() / 2, address, null);
  }

  /** The holder of the bytes of a connection, whose pages and results have a bound of their own. */
  public Holder connection(@Nullable String account, String address) {
    Share own = new Share(CONNECTION_BYTES, CONNECTION_BYTES);
    return account == null
        ? holder("anonymous " + address, addressBytes() / 2, address, own)
        : holder("account " + account, accountBytes(), address, own);
  }

  private Holder holder(String of, long most, String address, @Nullable Share connection) {
    String from = "address " + address;
    Shares taken =
        new Shares(
            all,
            share(of, most, most),
            share(from, addressBytes(), addressBytes() / 4 * 3),
            connection);
    return new Holder(
        waiters,
        of,
        taken,
        () -> {
          left(of);
          left(from);
        });
  }

  private Share share(String key, long most, long forPages) {
    return shares.compute(
        key, (k, share) -> (share == null ? new Share(most, forPages) : share).held());
  }

  private void left(String key) {
    shares.computeIfPresent(key, (k, share) -> share.isLeft() ? null : share);
  }
}
