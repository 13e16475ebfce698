package io.i9chat.domain.chat;

import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A message as it now is, or an activity: one item of a chat's history.
 *
 * @param replyTo the message it answers, {@code null} if it answers none
 * @param status how far it has got; {@code null} unless it is the reader's own message
 */
public record Item(NamedEntry named, @Nullable Quote replyTo, @Nullable Status status) {
  /** The entry that the item was made from. */
  public Entry entry() {
    return named.entry();
  }

  /** How far a message has got with everybody it was for. */
  public enum Status {
    /** Stored. */
    SENT,
    /** On a device of each of them. */
    DELIVERED,
    /** Read by each of them. */
    READ
  }

  /**
   * A message that another one answers.
   *
   * @param seen what the reader may see of it, {@code null} if it lies outside their windows
   */
  public record Quote(long seq, @Nullable Seen seen) {
    /**
     * What a reader sees of a quoted message.
     *
     * @param author {@code null} if the account is deleted
     * @param type the type of its content, such as {@code text}
     * @param excerpt the first 100 characters
     */
    public record Seen(@Nullable Username author, String type, String excerpt) {}
  }
}
