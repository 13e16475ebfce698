package io.i9chat.ports.model.media;

import io.i9chat.ports.model.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A media type without parameters, such as {@code image/jpeg}, in lower case (RFC 6838, 4.2).
 *
 * @param value at most 127 characters
 */
public record MimeType(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 127;

  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

  /**
   * Lowers the case and checks the shape.
   *
   * @throws InvalidValue if it is not a media type
   */
  public MimeType {
    value = value.toLowerCase(Locale.ROOT);
    if (value.length() > MAX || !SHAPE.matcher(value).matches()) {
      throw new InvalidValue("must be a media type such as image/jpeg, without parameters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
