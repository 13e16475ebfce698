package io.i9chat.ports.model.account;

import io.i9chat.ports.model.Characters;

/** A password as typed: 8 to 128 characters. Its text is never printed. */
public record Password(String value) {
  /** The least number of characters. */
  public static final int MIN = 8;

  /** The greatest number of characters. */
  public static final int MAX = 128;

  /**
   * Checks the length and the characters.
   *
   * @throws io.i9chat.ports.model.InvalidValue if it is too short, too long or holds a control
   *     character
   */
  public Password {
    Characters.check(Password.class, value, MIN, MAX);
  }

  @Override
  public String toString() {
    return "(a password)";
  }
}
