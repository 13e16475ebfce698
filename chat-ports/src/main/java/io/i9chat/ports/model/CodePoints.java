package io.i9chat.ports.model;

import java.util.Set;

/** The characters of i9chat: Unicode code points. */
public final class CodePoints {
  /** Letters and symbols without anything to see: fillers, the empty pattern of Braille, a note. */
  private static final Set<Integer> EMPTY = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x1D159);

  private CodePoints() {}

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
