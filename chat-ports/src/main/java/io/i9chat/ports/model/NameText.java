package io.i9chat.ports.model;

import org.jspecify.annotations.Nullable;

/**
 * What a name may look like, so that it can be seen, does not change how the text around it reads,
 * and does not run over the lines above and below. How long each may be is decided by {@link
 * io.i9chat.ports.model.account.Password Password}, {@link Bio}, {@link DisplayName} and {@link
 * DeviceName}. Rules: FIELD-1.
 */
final class NameText {
  /** How many marks a letter may carry; Hebrew and Vietnamese have up to three. */
  private static final int MARKS = 4;

  /** The same where letters are stacked below each other, which counts as marks. */
  private static final int MARKS_STACKED = 8;

  private NameText() {}

  /**
   * Checks that {@code text} has 1 to {@code max} characters, one that is visible, no control of
   * the direction of writing, and no more than a few marks a letter.
   *
   * @throws InvalidValue naming the type, the text and what is wrong
   */
  static void check(Class<?> type, String text, int max) {
    String fault = fault(text, max);
    if (fault != null) {
      throw InvalidValue.of(type, text, fault);
    }
  }

  private static @Nullable String fault(String text, int max) {
    if (Characters.isBlank(text)) {
      return "must not be blank";
    }
    String fault = Characters.fault(text, 1, max);
    if (fault != null) {
      return fault;
    }
    if (text.codePoints().anyMatch(NameText::isDirectionControl)) {
      return "must not hold controls of the direction of writing";
    }
    return fewerMarks(text).length() < text.length()
        ? "must not have more than " + MARKS + " marks on a letter"
        : null;
  }

  /**
   * A name as it was kept, without what was once allowed and now is not.
   *
   * @return one that passes {@link #check}
   */
  static String kept(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(character -> !isDirectionControl(character))
        .forEach(plain::appendCodePoint);
    return Characters.kept(fewerMarks(plain.toString()));
  }

  /** The embeddings, overrides and isolates of the bidirectional algorithm (UAX #9, 2). */
  private static boolean isDirectionControl(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static String fewerMarks(String text) {
    StringBuilder fewer = null;
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (isMark(character)) {
        marks++;
      } else if (CodePoints.isVisible(character) || Character.isWhitespace(character)) {
        marks = 0;
      }
      boolean tooMany = marks > 0 && isMark(character) && marks > most(character);
      if (tooMany && fewer == null) {
        fewer = new StringBuilder(text.length()).append(text, 0, i);
      } else if (!tooMany && fewer != null) {
        fewer.appendCodePoint(character);
      }
      i += Character.charCount(character);
    }
    return fewer == null ? text : fewer.toString();
  }

  /** Marks that take no room of their own; what stands between letters and takes some is none. */
  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static int most(int mark) {
    return switch (Character.UnicodeScript.of(mark)) {
      case TIBETAN, MYANMAR, TAI_THAM, BALINESE -> MARKS_STACKED;
      default -> MARKS;
    };
  }
}
