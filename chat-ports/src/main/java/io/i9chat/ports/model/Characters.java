package io.i9chat.ports.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a character in i9chat: a Unicode code point. Control characters other than newline
 * and tab, and unpaired surrogates, are refused; text is kept exactly as it was sent.
 */
public final class Characters {
  /** Letters and symbols without anything to see: fillers, the empty pattern of Braille, a note. */
  private static final Set<Integer> EMPTY = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x1D159);

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
    int count = text.length() <= max && min <= 1 ? text.length() : count(text);
    if (count < min || (count > max && count(text) > max)) {
      return "must have " + min + " to " + max + " characters";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' ? c != '\n' && c != '\t' : c >= 0x7f && c <= 0x9f) {
        return "must not hold control characters";
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return "must not hold an unpaired surrogate";
        }
        i++;
      }
    }
    return null;
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
      if ((character > ' ' && character < 0x7F) || isVisible(character)) {
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

  /**
   * Whether a code point alone leaves something to be seen: no space, control or format character,
   * no mark, and nothing that is ignored by default (UAX #44, Default_Ignorable_Code_Point). What
   * is not assigned yet may be the emoji of a later version, and is visible.
   */
  public static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      case Character.UNASSIGNED ->
          character != 0x2065
              && (character < 0xFFF0 || character > 0xFFFF)
              && character >> 12 != 0xE0
              && (character & 0xFFFE) != 0xFFFE
              && (character < 0xFDD0 || character > 0xFDEF);
      default -> !EMPTY.contains(character);
    };
  }
}
