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

  /** What is known of a file of unknown type: that it is bytes (RFC 2046, 4.5.1). */
  private static final String UNKNOWN = "application/octet-stream";

  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

  /**
   * Takes a type as browsers give it: parameters, such as {@code ;codecs=opus}, are cut off, the
   * case is lowered, and an empty type, that of a file which the browser does not know, becomes
   * {@code application/octet-stream}.
   *
   * @throws InvalidValue if it is not a media type
   */
  public MimeType {
    value = value.isBlank() ? UNKNOWN : essence(value).toLowerCase(Locale.ROOT);
    if (value.length() > MAX || !SHAPE.matcher(value).matches()) {
      throw InvalidValue.of(MimeType.class, value, "must be a media type such as image/jpeg");
    }
  }

  /** What stands before the first parameter (RFC 9110, 8.3.1). */
  private static String essence(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }

  @Override
  public String toString() {
    return value;
  }
}
