package io.i9chat.domain.chat;

import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a person has got in a chat, as another may know it.
 *
 * @param deliveredAt when {@code delivered} last rose, {@code null} if it never has
 * @param read {@code null} if the other is not to know, and never was
 * @param readAt when {@code read} last rose, {@code null} if it never has or is not to be known
 */
public record SeenMarks(
    long delivered, @Nullable Instant deliveredAt, @Nullable Long read, @Nullable Instant readAt) {
  /**
   * A person's watermarks as another may know them; {@code null} if they may know nothing. What was
   * read before it was hidden stays where it was: people have been told that.
   *
   * @param shown as far as they were shown
   */
  public static @Nullable SeenMarks of(Watermarks shown, ReceiptVisibility visibility) {
    Long read =
        visibility == ReceiptVisibility.DELIVERED && shown.read() == 0 ? null : shown.read();
    return visibility == ReceiptVisibility.NOTHING
        ? null
        : new SeenMarks(shown.delivered(), shown.deliveredAt(), read, shown.readAt());
  }

  /** When either last rose, {@code null} if neither ever has. */
  public @Nullable Instant movedAt() {
    if (deliveredAt == null || readAt == null) {
      return deliveredAt == null ? readAt : deliveredAt;
    }
    return readAt.isAfter(deliveredAt) ? readAt : deliveredAt;
  }

  /** Whether everything up to {@code seq} was delivered. */
  public boolean hasDelivered(long seq) {
    return delivered >= seq;
  }

  /** Whether everything up to {@code seq} was read, as far as the other may know. */
  public boolean hasRead(long seq) {
    return read != null && read >= seq;
  }
}
