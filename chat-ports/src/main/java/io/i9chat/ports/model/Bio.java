package io.i9chat.ports.model;

/** What a person says of themselves: at most 150 characters, empty for nothing. */
public record Bio(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 150;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public Bio {
    Characters.check(Bio.class, value, 0, MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
