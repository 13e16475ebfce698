package io.i9chat.ports.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The immutable name that a person is known by: 3 to 30 of {@code A–Z a–z 0–9 _ -}, first and last
 * alphanumeric. Kept as it was typed; two that differ only in case are equal. Rules: NAME-1.
 */
public record Username(String value) implements Comparable<Username> {
  /** The least number of characters. */
  public static final int MIN = 3;

  /** The greatest number of characters. */
  public static final int MAX = 30;

  /** What all of it is, as a regular expression. */
  public static final String REGEX =
      "[A-Za-z0-9][A-Za-z0-9_-]{" + (MIN - 2) + "," + (MAX - 2) + "}[A-Za-z0-9]";

  private static final Pattern SHAPE = Pattern.compile(REGEX);

  /**
   * Checks the shape.
   *
   * @throws InvalidValue if it is not a username
   */
  public Username {
    if (!SHAPE.matcher(value).matches()) {
      throw InvalidValue.of(
          Username.class,
          value,
          "must have %d to %d letters, digits, _ or -, the first and last a letter or digit"
              .formatted(MIN, MAX));
    }
  }

  /** What uniqueness and order go by: the username in lower case. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Username that && value.equalsIgnoreCase(that.value);
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public int compareTo(Username other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return value;
  }
}
