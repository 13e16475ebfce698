package io.i9chat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.log.Content;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the names of people, groups, devices and files, and texts have in common. */
final class NamesTest {
  private static final List<Function<String, Object>> NAMES =
      List.of(DisplayName::new, GroupName::new, DeviceName::new, FileName::new);
  private static final List<Function<String, Object>> TEXTS =
      List.of(Content.Text::new, Caption::new);

  private static void refuses(List<Function<String, Object>> types, String text) {
    for (Function<String, Object> type : types) {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> type.apply(text));
    }
  }

  private static void takes(List<Function<String, Object>> types, String text) {
    for (Function<String, Object> type : types) {
      assertThatCode(() -> assertThat(type.apply(text).toString()).contains(text))
          .doesNotThrowAnyException();
    }
  }

  static Stream<String> blanks() {
    return Stream.of(
        "",
        " ",
        "\n\t",
        "\u00A0",
        "\u2007",
        "\u202F",
        "\u200B",
        "\u2800",
        "\u3164",
        "\uFEFF",
        "\u1680",
        "\u2003",
        "\u2028",
        "\u3000",
        "\u00AD",
        "\u034F",
        "\u061C",
        "\u115F",
        "\u1160",
        "\u17B4",
        "\u180E",
        "\u200D",
        "\u2060",
        "\u2065",
        "\uFE0F",
        "\uFFA0",
        "\uFFF3",
        "\uFFFB",
        "\uDB40\uDC20",
        "\uDB40\uDD00",
        "\uD834\uDD59",
        "\u0301",
        "\uFFFF",
        "\u200B \u2800\u3164");
  }

  @ParameterizedTest
  @MethodSource("blanks")
  @Rule({"FIELD-1", "CONTENT-1", "CHAT-2"})
  void haveAVisibleCharacter(String blank) {
    refuses(NAMES, blank);
    refuses(TEXTS, blank);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "a\u200B",
        "\u3164x",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "☁\uFE0F",
        "ـ",
        "\uE000",
        "\u0903",
        "\u2801",
        "\uD83F\uDE00"
      })
  @Rule({"FIELD-1", "CONTENT-1"})
  void mayBeAnythingThatIsSeen(String text) {
    takes(NAMES, text);
    takes(TEXTS, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"
      })
  @Rule({"FIELD-1", "TEXT-1"})
  void doNotTurnTheTextAroundThem(String control) {
    refuses(NAMES, "invoice" + control + "fdp.exe");
    takes(TEXTS, "as" + control + "sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200E", "\u200F", "\u061C"})
  @Rule("FIELD-1")
  void mayHaveMarksOfDirection(String mark) {
    takes(NAMES, "a" + mark + "ב");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Z\u0301\u0302\u0303\u0304\u0305a", // Latin
        "ก็็็็็", // Thai, one sign again and again
        "a\u0301\u0302\u200D\u0303\u0304\u034F\u0305", // with joiners between
        "a\u20DD\u20DD\u20DD\u20DD\u20DD" // enclosing
      })
  @Rule({"FIELD-1", "TEXT-1"})
  void doNotStackMarks(String zalgo) {
    refuses(NAMES, zalgo);
    takes(TEXTS, zalgo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "กี่ตั้งใจ น้ำผึ้ง", // Thai
        "שָׁלוֹם בְּרֵאשִׁ֖ית", // Hebrew with points and accents
        "Nguye\u0302\u0303n Tha\u0301i Ho\u031B\u0323c", // Vietnamese, decomposed
        "क्षत्रिय हिन्दी श्रीँ", // Devanagari
        "بِسْمِ ٱللَّٰهِ", // Arabic
        "སངས་རྒྱས་ ཧཱུྃ", // Tibetan
        "မြန်မာ ကြွှိုံ့", // Burmese
        "ខ្ញុំស្ត្រី", // Khmer
        "1\uFE0F\u20E3 👩🏽\u200D❤\uFE0F\u200D💋\u200D👨🏿" // emoji
      })
  @Rule("FIELD-1")
  void mayBeOfAnyScript(String name) {
    takes(NAMES, name);
  }

  @Test
  @Rule("FIELD-1")
  void keptBeforeAreReadWithoutWhatIsNotAllowedAnyMore() {
    assertThat(DisplayName.kept("Ada\u202E!")).isEqualTo(new DisplayName("Ada!"));
    assertThat(GroupName.kept("a\u0301\u0301\u0301\u0301\u0301\u0301b"))
        .isEqualTo(new GroupName("a\u0301\u0301\u0301\u0301b"));
    assertThat(DeviceName.kept("\u3164")).isEqualTo(new DeviceName("\uFFFD"));
    assertThat(FileName.kept("\u202E")).isEqualTo(new FileName("\uFFFD"));
    assertThat(Caption.kept("\u2800")).isEqualTo(new Caption("\uFFFD"));
    assertThat(Content.Text.kept("\u200B".repeat(4_000))).isEqualTo(new Content.Text("\uFFFD"));
    assertThat(Content.Text.kept("\u202Eab")).isEqualTo(new Content.Text("\u202Eab"));
    assertThat(DisplayName.kept("Ада ☕").value()).isEqualTo("Ада ☕");
  }
}
