package io.i9chat.ports.model;

import java.util.UUID;

/** The id of a chat: a UUIDv7 (RFC 9562), ordered by the time it was made. */
public record ChatId(UUID value) implements Comparable<ChatId> {
  /**
   * The id that {@code text} spells.
   *
   * @throws InvalidValue if it is not a UUID in its 36-character form
   */
  public static ChatId parse(String text) {
    return new ChatId(Uuids.parse(ChatId.class, text));
  }

  @Override
  public int compareTo(ChatId other) {
    return Uuids.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
