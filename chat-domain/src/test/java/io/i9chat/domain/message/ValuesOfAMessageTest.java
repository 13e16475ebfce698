package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message may be made of. */
final class ValuesOfAMessageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000",
        "\u001b[2J",
        "a\rb",
        "\u007f",
        "\u0085",
        "a\ud83d",
        "\ude00a",
        "\ud83dx"
      })
  @Rule("TEXT-1")
  void noControlCharacterNorHalfACharacterIsText(String text) {
    assertThatThrownBy(() -> new Content.Text(text)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Caption(text)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Bio(text)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {" a\n\n\tb ", "e\u0301 is not \u00e9", "\u200f\u2028\ufeff!", "👨‍👩‍👧"})
  @Rule("TEXT-1")
  void textIsKeptAsItWasSent(String text) {
    try (Town town = new Town()) {
      Person ada = town.settle();
      assertThat(town.say(ada, town.direct(ada, town.settle()), text).payload().carried())
          .isEqualTo(Body.text(text));
    }
  }

  @Test
  @Rule({"TEXT-1", "CONTENT-1"})
  void textHas1To4000CharactersHoweverManyBytesTheyTake() {
    for (String character : List.of("x", "漢", "😀")) {
      assertThat(new Content.Text(character).text()).isEqualTo(character);
      assertThat(new Content.Text(character.repeat(4_000)).text()).isNotEmpty();
      assertThatThrownBy(() -> new Content.Text(character.repeat(4_001)))
          .isInstanceOf(InvalidValue.class);
    }
    for (String blank : List.of("", " ", "\n\t ", "\u3000")) {
      assertThatThrownBy(() -> new Content.Text(blank)).isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  @Rule("CONTENT-1")
  void captionsAndFileNamesHaveTheirLengths() {
    assertThat(new Caption("😀".repeat(1_000)).value()).isNotEmpty();
    assertThat(new FileName("😀".repeat(255)).value()).isNotEmpty();
    for (String blank : List.of("", " ")) {
      assertThatThrownBy(() -> new Caption(blank)).isInstanceOf(InvalidValue.class);
      assertThatThrownBy(() -> new FileName(blank)).isInstanceOf(InvalidValue.class);
    }
    assertThatThrownBy(() -> new Caption("x".repeat(1_001))).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new FileName("x".repeat(256))).isInstanceOf(InvalidValue.class);
  }

  @Test
  @Rule("CONTENT-1")
  void photosAndVideosAre1To10EachOnce() {
    List<Content.Visual> ten =
        Stream.generate(() -> new Content.Visual(Fresh.media(), null)).limit(10).toList();
    List<Content.Visual> eleven = new ArrayList<>(ten);
    eleven.add(new Content.Visual(Fresh.media(), null));
    List<Function<List<Content.Visual>, Content>> both =
        List.of(items -> new Content.Photos(items, null), items -> new Content.Videos(items, null));
    for (Function<List<Content.Visual>, Content> made : both) {
      assertThat(made.apply(ten.subList(0, 1)).objects()).hasSize(1);
      assertThat(made.apply(ten).objects()).hasSize(10);
      List<List<Content.Visual>> wrong =
          List.of(List.of(), eleven, List.of(ten.get(0), ten.get(1), ten.get(0)));
      for (List<Content.Visual> items : wrong) {
        assertThatThrownBy(() -> made.apply(items)).isInstanceOf(InvalidValue.class);
      }
    }
  }

  @Test
  @Rule("CONTENT-1")
  void aRecordingLastsSomeTimeAndNoMoreThanADay() {
    assertThat(new Content.Voice(Fresh.media(), 1).durationMs()).isEqualTo(1);
    assertThat(new Content.Voice(Fresh.media(), 86_400_000).durationMs()).isPositive();
    for (long duration : new long[] {-1, 0, 86_400_001}) {
      assertThatThrownBy(() -> new Content.Voice(Fresh.media(), duration))
          .isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  @Rule("IDEM-1")
  void aClientIdHas1To64Characters() {
    assertThat(new ClientId("x").value()).isEqualTo("x");
    assertThat(new ClientId("x".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new ClientId("")).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new ClientId("x".repeat(65))).isInstanceOf(InvalidValue.class);
  }
}
