package io.i9chat.ports.model;

/** The name of a file, as its sender calls it: 1 to 255 characters, not blank. */
public record FileName(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 255;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public FileName {
    NameText.check(FileName.class, value, MAX);
  }

  /** As it was kept: what is not allowed any more is left out. */
  public static FileName kept(String value) {
    return new FileName(NameText.kept(value));
  }

  @Override
  public String toString() {
    return value;
  }
}
