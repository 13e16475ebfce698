package io.i9chat.ports.model;

import java.util.UUID;

/** What every id shares: how its text is read, and an order that follows the bytes (RFC 9562). */
final class Uuids {
  private Uuids() {}

  static UUID parse(String text) {
    if (text.length() == 36) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException notOne) {
        throw invalid();
      }
    }
    throw invalid();
  }

  static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static InvalidValue invalid() {
    return new InvalidValue("must be a UUID");
  }
}
