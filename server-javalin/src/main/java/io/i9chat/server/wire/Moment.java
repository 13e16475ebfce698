package io.i9chat.server.wire;

import io.i9chat.ports.model.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A time that a client sent: RFC 3339, with any offset. */
public record Moment(Instant value) {
  /**
   * The time that {@code text} spells.
   *
   * @throws InvalidValue if it is not a time
   */
  public static Moment parse(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      // Years of more than four digits (RFC 3339, 1) are beyond what stores can count.
      if (time.getYear() >= 0 && time.getYear() <= 9999) {
        return new Moment(time.toInstant());
      }
    } catch (DateTimeException notOne) {
      throw invalid();
    }
    throw invalid();
  }

  private static InvalidValue invalid() {
    return new InvalidValue("must be a time such as 2026-01-31T12:00:00.000Z");
  }

  @Override
  public String toString() {
    return Times.text(value);
  }
}
