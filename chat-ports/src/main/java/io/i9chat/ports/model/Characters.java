package io.i9chat.ports.model;

import org.jspecify.annotations.Nullable;

/**
 * What counts as a character in i9chat: a Unicode code point. Control characters other than newline
 * and tab, and unpaired surrogates, are refused; text is kept exactly as it was sent. Rules:
 * TEXT-1.
 */
public final class Characters {
  private Characters() {}

  /**
   * Checks that {@code text} has between {@code min} and {@code max} code points, all of them
   * allowed.
   *
   * @return {@code text} itself
   * @throws InvalidValue naming what is wrong
   */
  public static String check(String text, int min, int max) {
    String fault = fault(text, min, max);
    if (fault != null) {
      throw new InvalidValue(fault);
    }
    return text;
  }

  /**
   * As {@link #check(String, int, int)} of the text of a value that is not to be shown.
   *
   * @throws InvalidValue naming the type and what is wrong
   */
  public static void check(Class<?> type, String text, int min, int max) {
    String fault = fault(text, min, max);
    if (fault != null) {
      throw InvalidValue.of(type, fault);
    }
  }

  /** What is wrong with a text that is to have so many code points; {@code null} if nothing is. */
  public static @Nullable String fault(String text, int min, int max) {
    int count = text.length() <= max && min <= 1 ? text.length() : CodePoints.count(text);
    if (count < min || (count > max && CodePoints.count(text) > max)) {
      return "must have " + min + " to " + max + " characters";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' ? c != '\n' && c != '\t' : c >= 0x7f && c <= 0x9f) {
        return "must not hold control characters";
      }
      if (Character.isSurrogate(c)) {
        if (!isPair(text, i)) {
          return "must not hold an unpaired surrogate";
        }
        i++;
      }
    }
    return null;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  /**
   * As {@link #check(Class, String, int, int)}, and refuses text without a visible character.
   *
   * @throws InvalidValue naming the type and what is wrong
   */
  public static void checkNotBlank(Class<?> type, String text, int min, int max) {
    if (isBlank(text)) {
      throw InvalidValue.of(type, "must not be blank");
    }
    check(type, text, min, max);
  }

  /** Whether {@code text} has no visible character. */
  public static boolean isBlank(String text) {
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      // Most texts begin with a character of ASCII that is looked up nowhere.
      if ((character > ' ' && character < 0x7F) || CodePoints.isVisible(character)) {
        return false;
      }
      at += Character.charCount(character);
    }
    return true;
  }

  /**
   * Text as it was kept: what passed for not blank once, and does not now, is shown as the
   * replacement character.
   */
  public static String kept(String text) {
    return isBlank(text) ? "\uFFFD" : text;
  }
}
