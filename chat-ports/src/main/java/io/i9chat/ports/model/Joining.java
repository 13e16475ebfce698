package io.i9chat.ports.model;

import java.lang.Character.UnicodeScript;

/** Where the joiners may stand in a domain name (RFC 5892, A.1 and A.2). */
final class Joining {
  /** The characters of canonical combining class 9, which the JDK does not tell. */
  private static final String VIRAMAS =
      "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u0E3A\u0EBA\u0F84"
          + "\u1039\u103A\u1714\u1715\u1734\u17D2\u1A60\u1B44\u1BAA\u1BAB\u1BF2\u1BF3\u2D7F\uA806"
          + "\uA82C\uA8C4\uA953\uA9C0\uAAF6\uABED";

  /** Letters of Arabic that join to what is before them only (Joining_Type R). */
  private static final String RIGHT_JOINING =
      "\u0622\u0623\u0624\u0625\u0627\u0629\u062F\u0630\u0631\u0632\u0648\u0671\u0672\u0673\u0675"
          + "\u0676\u0677\u06C0\u06C3\u06C4\u06C5\u06C6\u06C7\u06C8\u06C9\u06CA\u06CB\u06CD\u06CF"
          + "\u06D2\u06D3\u06D5\u06EE\u06EF";

  /** Letters of Arabic that join to nothing (Joining_Type U). */
  private static final String NOT_JOINING = "\u0621\u0674\u06D5";

  private Joining() {}

  /** Whether a character ends a consonant, so that a joiner behind it changes its shape. */
  static boolean isVirama(int character) {
    return character < 0x10000 && VIRAMAS.indexOf(character) >= 0;
  }

  /** Whether the letters around {@code at} would join, marks between them not counted. */
  static boolean joins(int[] label, int at) {
    int before = at - 1;
    while (before >= 0 && Character.getType(label[before]) == Character.NON_SPACING_MARK) {
      before--;
    }
    int after = at + 1;
    while (after < label.length && Character.getType(label[after]) == Character.NON_SPACING_MARK) {
      after++;
    }
    return before >= 0
        && after < label.length
        && isArabicLetter(label[before])
        && !isRightJoining(label[before])
        && isArabicLetter(label[after]);
  }

  private static boolean isArabicLetter(int character) {
    return character < 0x700
        && UnicodeScript.of(character) == UnicodeScript.ARABIC
        && Character.isLetter(character)
        && NOT_JOINING.indexOf(character) < 0;
  }

  private static boolean isRightJoining(int character) {
    return (character >= 0x0688 && character <= 0x0699) || RIGHT_JOINING.indexOf(character) >= 0;
  }
}
