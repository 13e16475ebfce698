package io.i9chat.ports.model;

/**
 * What counts as a character in i9chat: a Unicode code point. Control characters other than newline
 * and tab, and unpaired surrogates, are refused; text is kept exactly as it was sent.
 */
public final class Characters {
  private Characters() {}

  /** The number of code points in {@code text}. */
  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The first {@code max} code points of {@code text}, all of it if it has no more. */
  public static String cut(String text, int max) {
    return text.length() <= max || count(text) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max));
  }

  /**
   * Checks that {@code text} has between {@code min} and {@code max} code points, all of them
   * allowed.
   *
   * @return {@code text} itself
   * @throws InvalidValue naming what is wrong
   */
  public static String check(String text, int min, int max) {
    int count = text.length() <= max && min <= 1 ? text.length() : count(text);
    if (count < min || (count > max && count(text) > max)) {
      throw new InvalidValue("must have " + min + " to " + max + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' ? c != '\n' && c != '\t' : c >= 0x7f && c <= 0x9f) {
        throw new InvalidValue("must not hold control characters");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new InvalidValue("must not hold an unpaired surrogate");
        }
        i++;
      }
    }
    return text;
  }

  /** As {@link #check}, and refuses text that is only white space. */
  public static String checkNotBlank(String text, int min, int max) {
    if (text.isBlank()) {
      throw new InvalidValue("must not be blank");
    }
    return check(text, min, max);
  }
}
