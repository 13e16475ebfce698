package io.i9chat.server.wire;

import io.i9chat.ports.model.InvalidValue;

/** An e-mail address or a username as a person typed it: at most 254 characters. */
public record Login(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 254;

  /**
   * Checks the length, since limits remember logins whether they exist or not.
   *
   * @throws InvalidValue if it is longer than any login
   */
  public Login {
    if (value.length() > MAX) {
      throw new InvalidValue("must have at most " + MAX + " characters");
    }
  }

  @Override
  public String toString() {
    return "(a login)";
  }
}
