package io.i9chat.ports.model;

import java.util.UUID;

/** What every id shares: how its text is read, and an order that follows the bytes (RFC 9562). */
final class Uuids {
  private Uuids() {}

  static UUID parse(Class<?> type, String text) {
    if (text.length() == 36) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException notOne) {
        throw invalid(type, text);
      }
    }
    throw invalid(type, text);
  }

  static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static InvalidValue invalid(Class<?> type, String text) {
    return InvalidValue.of(type, text, "must be a UUID");
  }
}
