package io.i9chat.ports.model;

import java.util.UUID;

/** The id of a session: a UUIDv7 (RFC 9562), ordered by the time it was made. */
public record SessionId(UUID value) implements Comparable<SessionId> {
  /**
   * The id that {@code text} spells.
   *
   * @throws InvalidValue if it is not a UUID in its 36-character form
   */
  public static SessionId parse(String text) {
    return new SessionId(Uuids.parse(SessionId.class, text));
  }

  @Override
  public int compareTo(SessionId other) {
    return Uuids.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
