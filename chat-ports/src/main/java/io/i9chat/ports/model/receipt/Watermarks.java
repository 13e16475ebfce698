package io.i9chat.ports.model.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a person has got in a chat. They only ever rise, and {@code read <= delivered}. What is
 * above the head is refused by {@code MarkReceipts} of the domain. Rules: RECEIPT-1.
 *
 * @param deliveredAt when {@code delivered} last rose, {@code null} if it never has
 * @param readAt when {@code read} last rose, {@code null} if it never has
 */
public record Watermarks(
    long delivered, long read, @Nullable Instant deliveredAt, @Nullable Instant readAt) {
  /** Nothing delivered, nothing read. */
  public static final Watermarks NONE = new Watermarks(0, 0, null, null);

  /** Checks that what is read is delivered. */
  public Watermarks {
    if (read < 0 || delivered < read) {
      throw new IllegalArgumentException("read " + read + " above delivered " + delivered);
    }
  }

  /** Whether these are further than others in anything. */
  public boolean isAbove(Watermarks others) {
    return delivered > others.delivered || read > others.read;
  }

  /** These, raised to at least the given seqs; {@code read} takes {@code delivered} along. */
  public Watermarks raised(long toDelivered, long toRead, Instant at) {
    long newRead = Math.max(read, toRead);
    long newDelivered = Math.max(Math.max(delivered, toDelivered), newRead);
    if (newRead == read && newDelivered == delivered) {
      return this;
    }
    return new Watermarks(
        newDelivered,
        newRead,
        newDelivered > delivered ? at : deliveredAt,
        newRead > read ? at : readAt);
  }
}
