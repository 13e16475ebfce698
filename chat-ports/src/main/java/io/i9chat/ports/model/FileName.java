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
    Characters.checkNotBlank(value, 1, MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
