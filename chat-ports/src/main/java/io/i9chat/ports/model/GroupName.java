package io.i9chat.ports.model;

/** A group's name: 1 to 100 characters, not blank. */
public record GroupName(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 100;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public GroupName {
    Characters.checkNotBlank(value, 1, MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
