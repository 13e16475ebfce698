package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.tck.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be reacted with: the kinds of sequences of UTS #51, and what looks like them. */
final class EmojiTest {
  /** Fully qualified, as in emoji-test.txt of Unicode. */
  static Stream<String> emoji() {
    return Stream.of(
            "by themselves:",
            "👍 😀 ⌚ 🫠 🏴 ⭐ 🏾",
            "text by themselves, asked to be emoji:",
            "❤\uFE0F ©\uFE0F ☝\uFE0F 🕵\uFE0F ♀\uFE0F 🅰\uFE0F",
            "skin tones:",
            "👍🏽 ☝🏿 🕵🏻",
            "keycaps:",
            "1\uFE0F\u20E3 #\uFE0F\u20E3 *\uFE0F\u20E3",
            "flags, of two letters, of tags, joined:",
            "🇩🇪 🇺🇳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳\uFE0F\u200D🌈 🏴\u200D☠\uFE0F 🏳\uFE0F\u200D⚧\uFE0F",
            "families, professions, hair, couples, directions, and more that are joined:",
            "👨\u200D👩\u200D👧\u200D👦 👩🏾\u200D🚀 👩\u200D🦰 🕵🏽\u200D♂\uFE0F",
            "🧑🏻\u200D❤\uFE0F\u200D💋\u200D🧑🏿 ❤\uFE0F\u200D🔥 👁\uFE0F\u200D🗨\uFE0F",
            "👩\u200D⚕\uFE0F 🏃🏼\u200D♀\uFE0F\u200D➡\uFE0F 🙂\u200D↔\uFE0F 🐻\u200D❄\uFE0F")
        .filter(line -> !line.endsWith(":"))
        .flatMap(line -> Stream.of(line.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("emoji")
  @Rule("REACT-1")
  void isOne(String text) {
    assertThat(new Emoji(text)).hasToString(text);
  }

  @ParameterizedTest
  @MethodSource("emoji")
  @Rule("REACT-1")
  void isTheSameWithoutItsSelectors(String text) {
    assertThat(new Emoji(text.replace("\uFE0F", ""))).isEqualTo(new Emoji(text));
  }

  @ParameterizedTest
  @MethodSource("emoji")
  @Rule("REACT-1")
  void isTheSameWithASelectorBehindEveryPart(String text) {
    String bare = text.replace("\uFE0F", "");
    String all =
        bare.replace("\u200D", "\uFE0F\u200D").replace("\u20E3", "\uFE0F\u20E3") + "\uFE0F";
    assertThat(new Emoji(all)).isEqualTo(new Emoji(text));
  }

  @Test
  @Rule("REACT-1")
  void isTheSameWithASelectorBeforeItsSkinTone() {
    assertThat(new Emoji("☝\uFE0F🏾")).isEqualTo(new Emoji("☝🏾"));
  }

  static Stream<String> noEmoji() {
    return Stream.of(
            "text:",
            "a ä 汉 1 # 1\uFE0F ❤\uFE0E :)",
            "parts of one:",
            "🇩 \u200D \uFE0F \u20E3 1\uFE0F \u200D👍 👍\u200D 🏴󠁧 a\u20E3 \uD83D",
            "more than one:",
            "👍👍 🇩🇪🇫🇷 🇩🇪🇫 1\uFE0F\u20E3\u20E3 👍🏽🏽 1\u200D2 👍\uFE0F\uFE0F"
                + " 👩\u200D\uFE0F⚕",
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
