package io.i9chat.ports.model;

/** What a group says of itself: up to 500 characters, empty if nothing. */
public record GroupDescription(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 500;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public GroupDescription {
    Characters.check(GroupDescription.class, value, 0, MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
