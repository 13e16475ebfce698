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
    NameText.check(GroupName.class, value, MAX);
  }

  /** As it was kept: what is not allowed any more is left out. */
  public static GroupName kept(String value) {
    return new GroupName(NameText.kept(value));
  }

  @Override
  public String toString() {
    return value;
  }
}
