package io.i9chat.ports.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ASCII form of domain names, by the non-transitional processing of UTS #46: {@code ß}, the
 * final sigma and the joiners are letters of their own. Labels that are ASCII already stay what
 * they are, but for their case.
 */
final class DomainName {
  private static final int LABEL_MAX = 63;
  private static final String ACE = "xn--";
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int IOTA_BELOW = 0x345;
  private static final int IOTA = 0x3B9;

  /** The full stop, and what is mapped to it. */
  private static final Pattern DOTS = Pattern.compile("[.\uFF0E\u3002\uFF61]");

  /** What UTS #46 maps to nothing. */
  private static final Pattern IGNORED =
      Pattern.compile(
          "[\\u00AD\\u034F\\u180B-\\u180D\\u180F\\u200B\\u2060\\u2064\\uFE00-\\uFE0F\\uFEFF"
              + "\\x{E0100}-\\x{E01EF}]");

  private DomainName() {}

  /**
   * The ASCII form of {@code domain} in lower case.
   *
   * @return {@code null} if a label cannot be one
   */
  static @Nullable String toAscii(String domain) {
    if (isAscii(domain)) {
      // Nothing of it is mapped but the case: nearly all are, and each account that is read has
      // one.
      return domain.toLowerCase(Locale.ROOT);
    }
    StringJoiner whole = new StringJoiner(".");
    for (String label : DOTS.split(domain, -1)) {
      String ascii = label(label);
      if (ascii == null) {
        return null;
      }
      whole.add(ascii);
    }
    return whole.toString();
  }

  private static @Nullable String label(String label) {
    String mapped = mapped(label);
    // A dot here was part of another character, such as a number with its full stop.
    if (mapped.indexOf('.') >= 0) {
      return null;
    }
    if (isAscii(mapped)) {
      return mapped;
    }
    if (!isValid(mapped)) {
      return null;
    }
    int[] characters = mapped.codePoints().toArray();
    String encoded = Punycode.encode(characters, LABEL_MAX - ACE.length());
    return encoded == null ? null : ACE + encoded;
  }

  /** Step 1 and 2 of UTS #46, 4: mapped, then in composed form. */
  private static String mapped(String label) {
    StringBuilder mapped = new StringBuilder(label.length());
    Normalizer.normalize(IGNORED.matcher(label).replaceAll(""), Normalizer.Form.NFKD)
        .codePoints()
        .map(character -> character == IOTA_BELOW ? IOTA : character)
        .mapToObj(DomainName::lower)
        .forEach(mapped::append);
    return Normalizer.normalize(mapped, Normalizer.Form.NFKC);
  }

  /**
   * Each for itself, for the lower case of a whole text depends on what stands beside. Cherokee
   * alone is folded to its upper case.
   */
  private static String lower(int character) {
    String text = Character.toString(character);
    return UnicodeScript.of(character) == UnicodeScript.CHEROKEE
        ? text.toUpperCase(Locale.ROOT)
        : text.toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** The validity criteria of UTS #46, 4.1, with CheckHyphens, CheckJoiners and CheckBidi. */
  private static boolean isValid(String label) {
    if (label.length() > LABEL_MAX
        || label.startsWith("-")
        || label.endsWith("-")
        || label.startsWith("--", 2)
        || isMark(label.codePointAt(0))) {
      return false;
    }
    int[] characters = label.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      boolean valid =
          switch (characters[i]) {
            case ZERO_WIDTH_JOINER -> i > 0 && Joining.isVirama(characters[i - 1]);
            case ZERO_WIDTH_NON_JOINER ->
                i > 0 && (Joining.isVirama(characters[i - 1]) || Joining.joins(characters, i));
            default -> isOfDomains(characters[i]);
          };
      if (!valid) {
        return false;
      }
    }
    return BidiRule.allows(characters);
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** Letters, marks, digits and symbols; of ASCII only what host names have (STD 3). */
  private static boolean isOfDomains(int character) {
    if (character < 0x80) {
      return character == '-' || Character.isLetterOrDigit(character);
    }
    return switch (Character.getType(character)) {
      case Character.UNASSIGNED,
          Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> (character != 0xFFFD && CodePoints.isVisible(character)) || isMark(character);
    };
  }
}
