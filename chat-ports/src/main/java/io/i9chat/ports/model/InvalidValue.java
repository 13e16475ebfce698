package io.i9chat.ports.model;

/**
 * A value breaks the rules of its type. The message is for developers: it names the type, and the
 * value where that is a name, an id or a figure; what people write, where they are and by what they
 * prove themselves is never in it. The reason alone is in words that a person can use.
 */
public final class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** How much of a value the message shows, in characters. */
  private static final int SHOWN = 60;

  private final String reason;

  /** An invalid value that says what it is, with the rule that it breaks. */
  public InvalidValue(String reason) {
    this(reason, reason);
  }

  private InvalidValue(String message, String reason) {
    super(message);
    this.reason = reason;
  }

  /** An invalid value of a type that is not to be shown. */
  public static InvalidValue of(Class<?> type, String reason) {
    return new InvalidValue(type.getSimpleName() + " " + reason, reason);
  }

  /** An invalid value of a type, which is shown as far as it is short and printable. */
  public static InvalidValue of(Class<?> type, String value, String reason) {
    return new InvalidValue(
        "%s \"%s\" %s".formatted(type.getSimpleName(), shown(value), reason), reason);
  }

  private static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    CodePoints.cut(value, SHOWN)
        .codePoints()
        .forEach(character -> {
          if (CodePoints.isVisible(character) || character == ' ') {
            shown.appendCodePoint(character);
          } else {
            shown.append("\\u{").append(Integer.toHexString(character)).append('}');
          }
        });
    return CodePoints.count(value) > SHOWN ? shown + "…" : shown.toString();
  }

  /** The rule that was broken. */
  public String reason() {
    return reason;
  }
}
