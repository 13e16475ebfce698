package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.Emoji;
import io.i9chat.tck.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be reacted with: the kinds of sequences of UTS #51, and what looks like them. */
final class EmojiTest {
  static Stream<String> emoji() {
    return Stream.of(
            "by themselves, also with the selector that they do not need:",
            "👍 😀 ⌚ 🫠 👍\uFE0F 🏴",
            "text by themselves, asked to be emoji:",
            "❤\uFE0F ©\uFE0F ☝\uFE0F 🕵\uFE0F",
            "skin tones:",
            "👍🏽 ☝🏿 🕵🏻",
            "keycaps, with and without the selector:",
            "1\uFE0F\u20E3 #\uFE0F\u20E3 *\u20E3",
            "flags, of two letters, of tags, joined:",
            "🇩🇪 🇺🇳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳\uFE0F\u200D🌈 🏴\u200D☠\uFE0F",
            "families, professions, hair, couples, and joined without their selectors:",
            "👨\u200D👩\u200D👧\u200D👦 👩🏾\u200D🚀 👩\u200D🦰 🕵🏽\u200D♂\uFE0F",
            "🧑🏻\u200D❤\uFE0F\u200D💋\u200D🧑🏿 ❤\u200D🔥 👁\u200D🗨")
        .filter(line -> !line.endsWith(":"))
        .flatMap(line -> Stream.of(line.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("emoji")
  @Rule("REACT-1")
  void isOne(String text) {
    assertThat(new Emoji(text)).hasToString(text);
  }

  static Stream<String> noEmoji() {
    return Stream.of(
            "text:",
            "a ä 汉 1 # © ❤ ☝ ♀ :)",
            "parts of one:",
            "🇩 \u200D \uFE0F \u20E3 1\uFE0F \u200D👍 👍\u200D 🏴󠁧 a\u20E3 \uD83D",
            "more than one:",
            "👍👍 🇩🇪🇫🇷 🇩🇪🇫 1\uFE0F\u20E3\u20E3 👍🏽🏽 1\u200D2",
            "one with something else:",
            "👍a a👍 👍\u0301 ❤\uFE0Ex 🇩🏽")
        .filter(line -> !line.endsWith(":"))
        .flatMap(line -> Stream.of(line.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("noEmoji")
  @ValueSource(strings = {"", " ", "👍 ", " 👍", "👍\n"})
  @Rule("REACT-1")
  void isNotOne(String text) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Emoji(text));
  }
}
