package io.i9chat.domain.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a person has got in a chat, as another may know it.
 *
 * @param deliveredAt when {@code delivered} last rose, {@code null} if it never has
 * @param read {@code null} if the other is not to know
 * @param readAt when {@code read} last rose, {@code null} if it never has or is not to be known
 */
public record SeenMarks(
    long delivered, @Nullable Instant deliveredAt, @Nullable Long read, @Nullable Instant readAt) {
  /** Whether everything up to {@code seq} was delivered. */
  public boolean hasDelivered(long seq) {
    return delivered >= seq;
  }

  /** Whether everything up to {@code seq} was read, as far as the other may know. */
  public boolean hasRead(long seq) {
    return read != null && read >= seq;
  }
}
