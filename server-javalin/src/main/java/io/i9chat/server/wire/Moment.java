package io.i9chat.server.wire;

import io.i9chat.ports.model.InvalidValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** A time that a client sent: RFC 3339, with any offset. */
public record Moment(Instant value) {
  /**
   * The time that {@code text} spells.
   *
   * @throws InvalidValue if it is not a time
   */
  public static Moment parse(String text) {
    try {
      return new Moment(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notOne) {
      throw new InvalidValue("must be a time such as 2026-01-31T12:00:00.000Z");
    }
  }

  @Override
  public String toString() {
    return Times.text(value);
  }
}
