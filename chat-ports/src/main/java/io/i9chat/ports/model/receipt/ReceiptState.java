package io.i9chat.ports.model.receipt;

import java.time.Instant;

/**
 * How far a person has got in a chat, and how much of that others have been shown. What rises while
 * it is hidden is never shown afterwards, until something above it rises that is not hidden. Rules:
 * RECEIPT-6.
 *
 * @param held how far they have got
 * @param shown how far others know that they have got: never above {@code held}
 */
public record ReceiptState(Watermarks held, Watermarks shown) {
  /** Nothing delivered, nothing read. */
  public static final ReceiptState NONE = ReceiptState.open(Watermarks.NONE);

  /** Checks that nothing is shown that is not there. */
  public ReceiptState {
    if (shown.isAbove(held)) {
      throw new IllegalArgumentException("shown " + shown + " above held " + held);
    }
  }

  /** All of it shown. */
  public static ReceiptState open(Watermarks held) {
    return new ReceiptState(held, held);
  }

  /** This, of a person whom the entry at {@code seq} has just let in. Rules: WINDOW-4. */
  public ReceiptState entered(long seq, Instant at) {
    return raised(seq, seq, at, ReceiptVisibility.ALL);
  }

  /**
   * This, raised to at least the given seqs; {@code read} takes {@code delivered} along.
   *
   * @param visibility how much others may know of what rises
   */
  public ReceiptState raised(
      long toDelivered, long toRead, Instant at, ReceiptVisibility visibility) {
    Watermarks now = held.raised(toDelivered, toRead, at);
    // Only what rises: marking again what was read while it was hidden would tell of it.
    long delivered = now.delivered() > held.delivered() ? now.delivered() : 0;
    long read = now.read() > held.read() ? now.read() : 0;
    return new ReceiptState(
        now,
        switch (visibility) {
          case ALL -> shown.raised(delivered, read, at);
          case DELIVERED -> shown.raised(delivered, 0, at);
          case NOTHING -> shown;
        });
  }
}
