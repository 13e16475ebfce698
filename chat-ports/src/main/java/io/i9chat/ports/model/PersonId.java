package io.i9chat.ports.model;

import java.util.UUID;

/** The id of a person: a UUIDv7 (RFC 9562), ordered by the time it was made. */
public record PersonId(UUID value) implements Comparable<PersonId> {
  /**
   * The id that {@code text} spells.
   *
   * @throws InvalidValue if it is not a UUID in its 36-character form
   */
  public static PersonId parse(String text) {
    return new PersonId(Uuids.parse(PersonId.class, text));
  }

  @Override
  public int compareTo(PersonId other) {
    return Uuids.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
