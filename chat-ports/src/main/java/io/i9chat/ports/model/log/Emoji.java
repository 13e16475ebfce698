package io.i9chat.ports.model.log;

import io.i9chat.ports.model.CodePoints;
import io.i9chat.ports.model.InvalidValue;
import java.util.regex.Pattern;

/**
 * One emoji: one extended grapheme cluster (UAX #29) that is an emoji (UTS #51), kept fully
 * qualified, so that two spellings of one emoji are equal. That one stands per person and message
 * is decided by {@link Fold}. Rules: REACT-1.
 */
public record Emoji(String value) {
  /**
   * The greatest number of code points, presentation selectors not counted; the longest emoji in
   * use have ten.
   */
  public static final int MAX = 16;

  private static final String SELECTOR = "\uFE0F";

  private static final String LETTER = "[\\x{1F1E6}-\\x{1F1FF}]";
  private static final String PICTURE = "[\\p{IsEmoji}&&[^\\x00-\\x7F\\x{1F1E6}-\\x{1F1FF}]]";
  private static final String TONE = "\\p{IsEmoji_Modifier}";
  private static final String TAGS = "[\\x{E0020}-\\x{E007E}]+\\x{E007F}";
  private static final String ELEMENT = PICTURE + "(?:" + TONE + "|" + TAGS + ")?";

  /**
   * The sequences of UTS #51, 1.4.9, without their selectors: flags are two letters, digits are
   * keycaps, everything else is a picture, with a skin tone or tags, or several of them joined.
   */
  private static final Pattern EMOJI =
      Pattern.compile(
          String.join(
              "|", LETTER + "{2}", "[0-9#*]\\u20E3", ELEMENT + "(?:\\u200D" + ELEMENT + ")*"));

  /** Where no selector can stand: at the start, behind another one, or behind a joiner. */
  private static final Pattern STRAY = Pattern.compile("(?:^|[\\uFE0F\\u200D])\\uFE0F");

  private static final Pattern ONE_CLUSTER = Pattern.compile("\\X");

  /**
   * Checks that it is one, and qualifies it.
   *
   * @throws InvalidValue if it is not exactly one emoji
   */
  public Emoji {
    value = qualified(value);
  }

  private static String qualified(String text) {
    String bare = text.length() > 4 * MAX ? "" : text.replace(SELECTOR, "");
    if (bare.isEmpty()
        || CodePoints.count(bare) > MAX
        || STRAY.matcher(text).find()
        || !ONE_CLUSTER.matcher(text).matches()
        || !EMOJI.matcher(bare).matches()) {
      throw InvalidValue.of(Emoji.class, text, "must be one emoji");
    }
    StringBuilder whole = new StringBuilder(bare.length() + 4);
    for (int i = 0; i < bare.length(); ) {
      int character = bare.codePointAt(i);
      i += Character.charCount(character);
      whole.appendCodePoint(character);
      if (asksForSelector(character, i < bare.length() ? bare.codePointAt(i) : -1)) {
        whole.append(SELECTOR);
      }
    }
    return whole.toString();
  }

  /**
   * Whether a character is text unless a selector follows (UTS #51, ED-7 and ED-18a): a skin tone
   * says as much as a selector, and tags, joiners and keycaps are no emoji by themselves.
   */
  private static boolean asksForSelector(int character, int next) {
    return Character.isEmoji(character)
        && !Character.isEmojiPresentation(character)
        && (next < 0 || !Character.isEmojiModifier(next));
  }

  @Override
  public String toString() {
    return value;
  }
}
