package io.i9chat.ports.model;

/** What stands below photos, videos or a file: 1 to 1,000 characters, not blank. */
public record Caption(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 1_000;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public Caption {
    Characters.checkNotBlank(Caption.class, value, 1, MAX);
  }

  /** As it was kept, also where it would be blank by now. */
  public static Caption kept(String value) {
    return new Caption(Characters.kept(value));
  }

  @Override
  public String toString() {
    return value;
  }
}
