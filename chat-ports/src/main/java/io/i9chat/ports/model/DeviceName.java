package io.i9chat.ports.model;

/** What a person calls the device of a session: 1 to 60 characters, not blank. */
public record DeviceName(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 60;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public DeviceName {
    NameText.check(DeviceName.class, value, MAX);
  }

  /** As it was kept: what is not allowed any more is left out. */
  public static DeviceName kept(String value) {
    return new DeviceName(NameText.kept(value));
  }

  @Override
  public String toString() {
    return value;
  }
}
