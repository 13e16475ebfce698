package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.Characters;
import io.i9chat.ports.model.InvalidValue;
import java.util.regex.Pattern;

/** One emoji: one extended grapheme cluster (UAX #29) that is an emoji (UTS #51). */
public record Emoji(String value) {
  /** The greatest number of code points; the longest emoji in use have ten. */
  public static final int MAX = 16;

  private static final String LETTER = "[\\x{1F1E6}-\\x{1F1FF}]";
  private static final String PICTURE = "[\\p{IsEmoji}&&[^\\x00-\\x7F\\x{1F1E6}-\\x{1F1FF}]]";
  private static final String SHOWN = "[\\p{IsEmoji_Presentation}&&[^\\x{1F1E6}-\\x{1F1FF}]]";
  private static final String TONE = "\\p{IsEmoji_Modifier}";
  private static final String TAGS = "[\\x{E0020}-\\x{E007E}]+\\x{E007F}";
  private static final String ELEMENT = PICTURE + "(?:\\uFE0F|" + TONE + "|" + TAGS + ")?";

  /**
   * The sequences of UTS #51, 1.4.9, that are shown as emoji: flags are two letters, digits are
   * keycaps, and signs such as © that are text by themselves ask for it, or are part of a larger
   * picture.
   */
  private static final Pattern EMOJI =
      Pattern.compile(
          String.join(
              "|",
              LETTER + "{2}",
              "[0-9#*]\\uFE0F?\\u20E3",
              SHOWN + "(?:\\uFE0F|" + TONE + "|" + TAGS + ")?",
              PICTURE + "(?:\\uFE0F|" + TONE + ")",
              ELEMENT + "(?:\\u200D" + ELEMENT + ")+"));

  private static final Pattern ONE_CLUSTER = Pattern.compile("\\X");

  /**
   * Checks that it is one.
   *
   * @throws InvalidValue if it is not exactly one emoji
   */
  public Emoji {
    if (value.isEmpty()
        || Characters.count(value) > MAX
        || !ONE_CLUSTER.matcher(value).matches()
        || !EMOJI.matcher(value).matches()) {
      throw new InvalidValue("must be one emoji");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
