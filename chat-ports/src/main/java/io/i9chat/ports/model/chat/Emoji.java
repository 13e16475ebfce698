package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.Characters;
import io.i9chat.ports.model.InvalidValue;
import java.util.regex.Pattern;

/** One emoji: one extended grapheme cluster (UAX #29) that is an emoji (UTS #51). */
public record Emoji(String value) {
  /** The greatest number of code points; the longest emoji in use have ten. */
  public static final int MAX = 16;

  private static final int KEYCAP = 0x20E3;
  private static final int AS_EMOJI = 0xFE0F;
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
        || !isEmoji(value)) {
      throw new InvalidValue("must be one emoji");
    }
  }

  private static boolean isEmoji(String value) {
    int first = value.codePointAt(0);
    if (!Character.isEmoji(first)) {
      return false;
    }
    // Digits, # and * are emoji only as keycaps; signs such as © only when asked to look like one.
    return Character.isEmojiPresentation(first)
        || value.indexOf(KEYCAP) > 0
        || (first > 0x7F && value.indexOf(AS_EMOJI) > 0)
        || value.codePoints().anyMatch(Character::isEmojiModifier);
  }

  @Override
  public String toString() {
    return value;
  }
}
