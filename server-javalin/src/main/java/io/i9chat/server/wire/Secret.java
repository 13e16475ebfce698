package io.i9chat.server.wire;

import io.i9chat.ports.model.InvalidValue;

/** A secret as a client sent it, whether it is right or not: at most 1,000 characters. */
public record Secret(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 1_000;

  /**
   * Checks the length.
   *
   * @throws InvalidValue if it is longer than any secret
   */
  public Secret {
    if (value.length() > MAX) {
      throw new InvalidValue("must have at most " + MAX + " characters");
    }
  }

  @Override
  public String toString() {
    return "(a secret)";
  }
}
