package io.i9chat.ports.model;

import java.util.UUID;

/** The id of an uploaded object: a UUIDv7 (RFC 9562). */
public record MediaId(UUID value) implements Comparable<MediaId> {
  /**
   * The id that {@code text} spells.
   *
   * @throws InvalidValue if it is not a UUID in its 36-character form
   */
  public static MediaId parse(String text) {
    return new MediaId(Uuids.parse(MediaId.class, text));
  }

  @Override
  public int compareTo(MediaId other) {
    return Uuids.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
