package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.Emoji;
import io.i9chat.tck.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be reacted with: the kinds of sequences of UTS #51, and what looks like them. */
final class EmojiTest {
  @ParameterizedTest
  @Rule("REACT-1")
  @ValueSource(
      strings = {
        // By themselves, also with the selector that they do not need.
        "👍",
        "😀",
        "⌚",
        "🫠",
        "👍\uFE0F",
        "🏴",
        // Text by themselves, asked to be emoji.
        "❤\uFE0F",
        "©\uFE0F",
        "☝\uFE0F",
        "🕵\uFE0F",
        // Skin tones.
        "👍🏽",
        "☝🏿",
        "🕵🏻",
        // Keycaps, with and without the selector.
        "1\uFE0F\u20E3",
        "#\uFE0F\u20E3",
        "*\u20E3",
        // Flags: two letters, tags, joined.
        "🇩🇪",
        "🇺🇳",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "🏳\uFE0F\u200D🌈",
        "🏴\u200D☠\uFE0F",
        // Joined: families, professions, hair, couples with tones, as keyboards without selectors
        // send them.
        "👨\u200D👩\u200D👧\u200D👦",
        "👩🏾\u200D🚀",
        "👩\u200D🦰",
        "🧑🏻\u200D❤\uFE0F\u200D💋\u200D🧑🏿",
        "❤\u200D🔥",
        "🕵🏽\u200D♂\uFE0F",
        "👁\u200D🗨"
      })
  void isOne(String text) {
    assertThat(new Emoji(text)).hasToString(text);
  }

  @ParameterizedTest
  @Rule("REACT-1")
  @ValueSource(
      strings = {
        // No emoji.
        "",
        "a",
        "ä",
        "汉",
        " ",
        "1",
        "#",
        "©",
        "❤",
        "☝",
        "♀",
        // Parts of one.
        "🇩",
        "\u200D",
        "\uFE0F",
        "\u20E3",
        "1\uFE0F",
        "\u200D👍",
        "👍\u200D",
        "🏴󠁧",
        "a\u20E3",
        "\uD83D",
        ":)",
        // More than one, or one with something else.
        "👍👍",
        "🇩🇪🇫🇷",
        "🇩🇪🇫",
        "👍a",
        "a👍",
        "👍 ",
        " 👍",
        "👍\n",
        "❤\uFE0Ex",
        "👍\u0301",
        "1\uFE0F\u20E3\u20E3",
        "👍🏽🏽",
        "🇩🏽",
        "1\u200D2"
      })
  void isNotOne(String text) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Emoji(text));
  }
}
