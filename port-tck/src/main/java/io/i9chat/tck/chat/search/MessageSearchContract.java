package io.i9chat.tck.chat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.WholeLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.chat.MessageSearch}. */
public interface MessageSearchContract extends SearchBoundContract {
  /** Words as they are written, in scripts that need more than ASCII letters, and the longest. */
  List<String> EVERY_SCRIPT =
      List.of(
          "日本",
          "本語",
          "語",
          "😀",
          "👩‍👩‍👧",
          "مرحبا",
          "שלום",
          "नमस्ते",
          "ß",
          "ss",
          "ı",
          "i",
          "é",
          "e",
          "𝔘",
          "\uE000",
          "\uE041",
          "a",
          "\uE0FF",
          "ﬁ",
          "fi",
          "🫨",
          "x".repeat(3_900));

  private List<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      @Nullable Instant before,
      int limit,
      SearchTerm... terms) {
    PageBound bound = PageBound.of(limit);
    return ports().search().find(person, chat, List.of(terms), before, bound, PATIENCE).items();
  }

  private List<Long> find(PersonId person, Conversation chat, SearchTerm... terms) {
    List<Entry> here = find(person, chat.id(), null, 100, terms);
    assertThat(find(person, null, null, 1_000, terms)).containsAll(here);
    return WholeLog.seqs(here);
  }

  private static SearchTerm start(String prefix) {
    return new SearchTerm.Prefix(prefix);
  }

  private static SearchTerm words(String... words) {
    return new SearchTerm.Sequence(List.of(words));
  }

  private Conversation fruit(PersonId speaker) {
    Conversation chat = Conversation.group(ports(), speaker, Fresh.person());
    chat.say(speaker, List.of("red", "apples", "and", "pears"));
    chat.say(speaker, List.of("red", "pears"));
    chat.say(speaker, List.of("apples", "red"));
    chat.say(speaker, "and no words at all");
    return chat;
  }

  @Test
  @Rule("SEARCH-1")
  default void aMessageIsFoundIfItHasTheStartOfEveryTerm(PersonId ada) {
    Conversation chat = fruit(ada);
    assertThat(find(ada, chat, start("re"))).containsExactly(5L, 4L, 3L);
    assertThat(find(ada, chat, start("red"))).containsExactly(5L, 4L, 3L);
    assertThat(find(ada, chat, start("redd"))).isEmpty();
    assertThat(find(ada, chat, start("ed"))).isEmpty();
    assertThat(find(ada, chat, start("app"), start("p"))).containsExactly(3L);
  }

  @Test
  @Rule("SEARCH-1")
  default void aMessageIsFoundIfItHasEverySequenceOfWords(PersonId ada) {
    Conversation chat = fruit(ada);
    assertThat(find(ada, chat, words("red"))).containsExactly(5L, 4L, 3L);
    assertThat(find(ada, chat, words("re"))).isEmpty();
    assertThat(find(ada, chat, words("red", "pears"))).containsExactly(4L);
    assertThat(find(ada, chat, words("red", "apples"))).containsExactly(3L);
    assertThat(find(ada, chat, words("apples", "red"), start("r"))).containsExactly(5L);
    assertThat(find(ada, chat, words("apples", "pears"))).isEmpty();
    assertThat(find(ada, chat, words("red"), words("blue"))).isEmpty();
  }

  @Test
  @Rule("SEARCH-1")
  default void wordsOfEveryScriptAreFoundAsTheyAre(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    List<String> all = EVERY_SCRIPT;
    for (int i = 0; i < all.size(); i++) {
      chat.say(ada, List.of("all", all.get(i), "end"));
    }
    for (int i = 0; i < all.size(); i++) {
      long seq = i + 3L;
      assertThat(find(ada, chat, words(all.get(i)))).as(all.get(i)).containsExactly(seq);
      assertThat(find(ada, chat, words("all", all.get(i), "end"))).containsExactly(seq);
      String first = all.get(i).substring(0, all.get(i).offsetByCodePoints(0, 1));
      assertThat(find(ada, chat, start(first))).as("start of %s", all.get(i)).contains(seq);
    }
    assertThat(find(ada, chat, words("日本", "本語"))).isEmpty();
    chat.say(ada, List.of("日本", "本語", "語"));
    assertThat(find(ada, chat, words("日本", "本語"))).containsExactly(all.size() + 3L);
    assertThat(find(ada, chat, start("語"))).containsExactly(all.size() + 3L, 5L);
  }

  @Test
  @Rule("SEARCH-1")
  default void nothingInATermIsAnOperator(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    List<String> odd =
        List.of(
            "\"", "*", "or", "OR", "and", "AND", "not", "near", "NEAR(", "(", ")", "a:b", "^a",
            "-a", "+", "a b", "%", "_", "'", "{", "1_a", "\\", "/.*/", "~", "?", "&&", "||", "[a",
            "\t");
    for (String word : odd) {
      chat.say(ada, List.of("z", word, "z"));
    }
    for (int i = 0; i < odd.size(); i++) {
      assertThat(find(ada, chat, words(odd.get(i)))).as(odd.get(i)).containsExactly(i + 3L);
      assertThat(find(ada, chat, words("z", odd.get(i), "z"))).containsExactly(i + 3L);
      assertThat(find(ada, chat, start(odd.get(i)))).as(odd.get(i)).contains(i + 3L);
    }
    assertThat(find(ada, chat, words("z\" OR \"z"))).isEmpty();
  }

  @Test
  @Rule("SEARCH-2")
  default void onlyWhatLiesInThePersonsWindowsIsFound(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, List.of("word"));
    chat.remove(ada, bob);
    chat.say(ada, List.of("word"));
    chat.add(ada, bob);
    chat.say(ada, List.of("word"));
    Conversation elsewhere = Conversation.group(ports(), ada, Fresh.person());
    elsewhere.say(ada, List.of("word"));

    assertThat(find(bob, chat, words("word"))).containsExactly(7L, 3L);
    assertThat(find(bob, null, null, 9, words("word"))).hasSize(2);
    assertThat(find(bob, elsewhere, words("word"))).isEmpty();
    assertThat(find(Fresh.person(), chat, words("word"))).isEmpty();
    assertThat(find(ada, chat, words("word"))).containsExactly(7L, 5L, 3L);
    assertThat(find(ada, null, null, 9, words("word"))).hasSize(4);
    assertThat(find(ada, Fresh.chat(), null, 9, words("word"))).isEmpty();
  }

  @Test
  @Rule("SEARCH-2")
  default void whatAPersonHasClearedTheyDoNotFind(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, List.of("word"));
    chat.say(ada, List.of("word"));
    PreferenceChange clear = new PreferenceChange(Change.keep(), null, null, 3L);
    ports().inbox().prefer(ada, chat.id(), clear);
    assertThat(find(ada, chat, words("word"))).containsExactly(4L);
    assertThat(find(bob, chat, words("word"))).containsExactly(4L, 3L);
  }

  @Test
  @Rule("SEARCH-2")
  default void anEditedMessageIsFoundOnlyByThoseWhoSeeItsLastEdit(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, List.of("before"));
    chat.edit(ada, 3, "seen");
    assertThat(find(bob, chat, words("seen"))).containsExactly(3L);
    chat.remove(ada, bob);
    assertThat(find(bob, chat, words("seen"))).containsExactly(3L);
    chat.edit(ada, 3, "unseen");
    assertThat(find(bob, chat, words("seen"))).isEmpty();
    assertThat(find(bob, chat, words("unseen"))).isEmpty();
    assertThat(find(ada, chat, words("unseen"))).containsExactly(3L);
  }

  @Test
  @Rule("SEARCH-3")
  default void editsReplaceWordsAndDeletionsTakeThemAway(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    chat.say(ada, List.of("one", "both"));
    chat.say(ada, "without words");
    assertThat(find(ada, chat, start("o"))).containsExactly(3L);
    chat.edit(ada, 3, "two", "both");
    assertThat(find(ada, chat, start("o"))).isEmpty();
    assertThat(find(ada, chat, words("two"))).containsExactly(3L);
    chat.edit(ada, 4, "both");
    assertThat(find(ada, chat, words("both"))).containsExactly(4L, 3L);
    List<Entry> found = find(ada, chat.id(), null, 9, words("both"));
    assertThat(found).containsExactly(chat.at(4), chat.at(3));
    chat.delete(ada, 3);
    assertThat(find(ada, chat, words("both"))).containsExactly(4L);
    assertThat(find(ada, chat, words("two"))).isEmpty();
    chat.delete(ada, 4);
    assertThat(find(ada, chat, start("b"))).isEmpty();
  }

  @Test
  @Rule("SEARCH-3")
  default void whatWasAnsweredIsFound() {
    Race.each(
        8,
        index -> {
          PersonId ada = Fresh.person();
          Conversation chat = Conversation.group(ports(), ada, Fresh.person());
          for (long seq = 3; seq < 18; seq += 3) {
            chat.say(ada, List.of("word" + index));
            assertThat(find(ada, chat, words("word" + index))).containsExactly(seq);
            chat.edit(ada, seq, "other" + index);
            assertThat(find(ada, chat, words("word" + index))).isEmpty();
            assertThat(find(ada, chat, words("other" + index))).containsExactly(seq);
            chat.delete(ada, seq);
            assertThat(find(ada, chat, start("o"))).isEmpty();
          }
        });
  }

  @Test
  @Rule("SEARCH-4")
  default void theNewestComeFirstAndPagesNeverSplitEqualTimes(PersonId ada) {
    Instant start = Instant.parse("2026-03-01T10:00:00.000Z");
    Conversation one = Conversation.group(ports(), start, ada, Fresh.person());
    Conversation two = Conversation.group(ports(), start, ada, Fresh.person());
    List<Entry> said = new ArrayList<>();
    for (int second : new int[] {10, 20, 20, 30}) {
      said.add(two.say(ada, start.plusSeconds(second), "word"));
      said.add(one.say(ada, start.plusSeconds(second), "word"));
    }
    said.add(two.say(ada, start.plusSeconds(40), "word"));
    said.sort(
        Comparator.comparing(Entry::at)
            .thenComparing(Entry::chat)
            .thenComparingLong(Entry::seq)
            .reversed());
    SearchTerm word = words("word");
    assertThat(find(ada, null, null, 100, word)).isEqualTo(said);
    assertThat(find(ada, null, null, 1, word)).isEqualTo(said.subList(0, 1));
    assertThat(find(ada, null, null, 2, word)).isEqualTo(said.subList(0, 3));
    assertThat(find(ada, null, null, 4, word)).as("four at once").isEqualTo(said.subList(0, 7));
    Instant twenty = start.plusSeconds(20);
    assertThat(find(ada, null, twenty, 9, word)).isEqualTo(said.subList(7, 9));
    assertThat(find(ada, null, twenty.plusMillis(1), 3, word)).isEqualTo(said.subList(3, 7));
    assertThat(find(ada, null, start, 9, word)).isEmpty();
    assertThat(find(ada, one.id(), null, 2, word))
        .isEqualTo(said.stream().filter(e -> e.chat().equals(one.id())).limit(3).toList());
  }

  @Test
  @Rule("SEARCH-4")
  default void manyChatsAreOneOrder(PersonId ada) {
    Instant start = Instant.parse("2026-03-01T10:00:00.000Z");
    List<Entry> said = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Conversation chat = Conversation.group(ports(), start, ada, Fresh.person());
      said.add(chat.say(ada, start.plusSeconds(i * 37 % 150), "word"));
    }
    said.sort(Comparator.comparing(Entry::at).reversed());
    assertThat(find(ada, null, null, 20, start("w"))).isEqualTo(said.subList(0, 20));
    assertThat(find(ada, null, said.get(19).at(), 200, words("word")))
        .isEqualTo(said.subList(20, 150));
  }

  @Test
  @Rule("SEARCH-5")
  default void aSearchThatTakesTooLongFails(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    chat.say(ada, List.of("word"));
    List<SearchTerm> terms = List.of(words("word"));
    for (ChatId within : new @Nullable ChatId[] {chat.id(), null}) {
      assertThatThrownBy(() ->
              ports().search().find(ada, within, terms, null, PageBound.of(9), Duration.ofNanos(1)))
          .isInstanceOf(PortFailure.class);
      assertThat(find(ada, within, null, 9, words("word"))).as("and the next is served").hasSize(1);
    }
  }
}
