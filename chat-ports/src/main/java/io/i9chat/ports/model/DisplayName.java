package io.i9chat.ports.model;

/** The name a person is shown by: 1 to 60 characters, not blank, free to change. */
public record DisplayName(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 60;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public DisplayName {
    NameText.check(DisplayName.class, value, MAX);
  }

  /** As it was kept: what is not allowed any more is left out. */
  public static DisplayName kept(String value) {
    return new DisplayName(NameText.kept(value));
  }

  @Override
  public String toString() {
    return value;
  }
}
