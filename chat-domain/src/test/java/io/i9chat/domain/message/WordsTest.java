package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.log.SearchTerm.Prefix;
import io.i9chat.ports.model.log.SearchTerm.Sequence;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WordsTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("  ... !? 😀 ", List.of()),
        Arguments.of("Hello, WORLD", List.of("hello", "world")),
        Arguments.of("don't_stop-now", List.of("don", "t", "stop", "now")),
        Arguments.of("v3.14 of 2026", List.of("v3", "14", "of", "2026")),
        Arguments.of("Crème Brûlée", List.of("creme", "brulee")),
        Arguments.of("Cre\u0300me", List.of("creme")),
        Arguments.of("Straße STRASSE", List.of("strasse", "strasse")),
        Arguments.of("ΟΔΟΣ οδός", List.of("οδοσ", "οδοσ")),
        Arguments.of("İstanbul ISTANBUL ıstanbul", List.of("istanbul", "istanbul", "istanbul")),
        Arguments.of("ﬁle Ｆｕｌｌ ①", List.of("file", "full", "1")),
        Arguments.of("Привет Ёлка", List.of("привет", "елка")),
        Arguments.of("مَرْحَبًا", List.of("مرحبا")),
        Arguments.of("नमस्ते", List.of("नमस्ते")),
        Arguments.of("中", List.of("中")),
        Arguments.of("中国", List.of("中国", "国")),
        Arguments.of("中国人", List.of("中国", "国人", "人")),
        Arguments.of("中国 人", List.of("中国", "国", "人")),
        Arguments.of("サーバー", List.of("サー", "ーバ", "バー", "ー")),
        Arguments.of("ｻｰﾊﾞｰ", List.of("サー", "ーバ", "バー", "ー")),
        Arguments.of("がか", List.of("がか", "か")),
        Arguments.of("한국어", List.of("한국", "국어", "어")),
        Arguments.of("iPhone手机15", List.of("iphone", "手机", "机", "15")),
        Arguments.of("𠮷野家", List.of("𠮷野", "野家", "家")),
        Arguments.of("Donau\u00ADdampf\u2060schiff", List.of("donaudampfschiff")),
        Arguments.of("zu\u200Dsam\uFEFFmen\u202E \u200Fda", List.of("zusammen", "da")),
        Arguments.of("می\u200Cخواهم", List.of("میخواهم")),
        Arguments.of("مـــرحـبا", List.of("مرحبا")),
        Arguments.of("قُرْآنٌۚ", List.of("قران")),
        Arguments.of("שָׁלוֹם בְּרֵאשִׁ֖ית", List.of("שלום", "בראשית")),
        Arguments.of("ܫܠܳܡܳܐ", List.of("ܫܠܡܐ")),
        Arguments.of("wo\u200Brd", List.of("word", "wo", "rd")),
        Arguments.of("ไทย\u200Bภาษา", List.of("ไทยภาษา", "ไทย", "ภาษา")),
        Arguments.of("中\u200B国", List.of("中国", "国", "中")),
        Arguments.of("\u3164한\u3164국", List.of("한국", "국")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  @Rule("SEARCH-A")
  void areLettersAndDigitsWithoutCaseAndAccents(String text, List<String> words) {
    assertThat(Words.of(text)).isEqualTo(words);
  }

  @Test
  void areOfTextCaptionAndFileName() {
    Caption caption = new Caption("Our Trip");
    List<Content.Visual> items = List.of(new Content.Visual(Fresh.media(), null));

    assertThat(Words.of(new Content.Text("Hello"))).containsExactly("hello");
    assertThat(Words.of(new Content.Photos(items, caption))).containsExactly("our", "trip");
    assertThat(Words.of(new Content.Videos(items, null))).isEmpty();
    assertThat(Words.of(new Content.File(Fresh.media(), new FileName("Plan.pdf"), caption)))
        .containsExactly("plan", "pdf", "our", "trip");
    assertThat(Words.of(new Content.Voice(Fresh.media(), 1))).isEmpty();
    assertThat(Words.of(new Content.Audio(Fresh.media()))).isEmpty();
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        Arguments.of("Hel", List.of(new Prefix("hel"))),
        Arguments.of("two Words", List.of(new Prefix("two"), new Prefix("words"))),
        Arguments.of(
            "\"NOT* (a OR b)",
            List.of(new Prefix("not"), whole("a"), new Prefix("or"), whole("b"))),
        Arguments.of("中 x", List.of(new Prefix("中"), whole("x"))),
        Arguments.of("国人", List.of(new Sequence(List.of("国人")))),
        Arguments.of("中国人", List.of(new Sequence(List.of("中国", "国人")))),
        Arguments.of("a手机", List.of(whole("a"), new Sequence(List.of("手机")))),
        Arguments.of(
            "1 2 3 4 5 6 7 8",
            Stream.of("1", "2", "3", "4", "5", "6", "7", "8").map(WordsTest::whole).toList()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  @Rule("SEARCH-A")
  void ofAQueryMustEachBeFound(String query, List<SearchTerm> terms) {
    assertThat(Words.terms(query)).isEqualTo(terms);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "中", "!!", "😀😀", "\u200B\u00AD", "a\u0000b"})
  @Rule("SEARCH-A")
  void ofAQueryAreAtLeastOne(String query) {
    assertThatThrownBy(() -> new SearchMessages.Query(query)).isInstanceOf(InvalidValue.class);
  }

  @Test
  @Rule("SEARCH-A")
  void ofAQueryBeyond16Or200CharactersAreLeftOut() {
    String sixteen = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16";
    assertThat(Words.terms(sixteen)).hasSize(16);
    assertThat(Words.terms(sixteen + " 17")).isEqualTo(Words.terms(sixteen));
    assertThat(Words.terms("😀".repeat(198) + "abc")).containsExactly(new Prefix("ab"));
    assertThat(Words.terms("a".repeat(60_000))).containsExactly(new Prefix("a".repeat(200)));
  }

  @Test
  void doNotChangeWhenFoldedAgain() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(4, 0x20, 0x1FFFF)
              .filter(c -> c < 0xD800 || c > 0xDFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String once = Words.fold(text);
      assertThat(Words.fold(once)).as("%s", text).isEqualTo(once);
    }
  }

  /** What of its own words a text is found by: any start of one, any sequence of CJK. */
  @Test
  @Rule("SEARCH-A")
  void areFoundByTheirStartsAndSequences() {
    String text = "Das große 中国人 wohnt in サーバー Zürich";
    for (String query : List.of("da", "gr\u00ADoß", "GROSSE", "中国", "国人", "中国人", "ーバ", "zuri")) {
      assertThat(Words.terms(query)).as(query).allMatch(term -> isFound(Words.of(text), term));
    }
    for (String query : List.of("as", "rosse", "中人", "人国", "バサ", "urich", "zurichs")) {
      assertThat(Words.terms(query)).as(query).noneMatch(term -> isFound(Words.of(text), term));
    }
  }

  private static boolean isFound(List<String> words, SearchTerm term) {
    return switch (term) {
      case Prefix(String start) -> words.stream().anyMatch(word -> word.startsWith(start));
      case Sequence(List<String> sequence) -> Collections.indexOfSubList(words, sequence) >= 0;
    };
  }

  /** One letter is looked for as a word: too many words begin with it. */
  private static Sequence whole(String word) {
    return new Sequence(List.of(word));
  }
}
