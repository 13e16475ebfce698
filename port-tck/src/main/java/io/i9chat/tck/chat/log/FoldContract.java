package io.i9chat.tck.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Fold.Reacting;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.WholeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The part of the log's contract about folding what was done to messages. */
interface FoldContract extends StoreUnderTest {
  private Part<Fold> about(
      Conversation chat, List<Window> visible, @Nullable PersonId reader, long... targets) {
    List<Long> seqs = new ArrayList<>();
    for (long target : targets) {
      seqs.add(target);
    }
    return ports().log().about(chat.id(), visible, seqs, reader, PageBound.of(100));
  }

  private static Reacting reacting(String emoji, PersonId... people) {
    return new Reacting(new Emoji(emoji), List.of(people), people.length);
  }

  @Test
  @Rule("LOG-7")
  default void aFoldHasTheLastEditTheDeletionAndTheReactionsThatStand(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    chat.say(ada, "four");
    chat.say(ada, "five");
    chat.react(ada, 3, "👍");
    chat.react(bob, 3, "👍");
    chat.edit(ada, 3, "drei");
    chat.react(ada, 3, "🎉");
    Entry edit = chat.edit(ada, 3, "trois");
    chat.unreact(bob, 3);
    chat.react(bob, 4, "🎉");
    Entry deletion = chat.delete(ada, 4);
    chat.react(bob, 5, "🙂");
    chat.unreact(bob, 5);

    Fold three = new Fold(3, edit, null, List.of(reacting("🎉", ada)), 11);
    Fold four = new Fold(4, null, deletion, List.of(reacting("🎉", bob)), 13);
    assertThat(about(chat, WholeLog.ALL, ada, 3)).isEqualTo(new Part<>(List.of(three), false));
    assertThat(about(chat, WholeLog.ALL, bob, 4, 1, 3, 99).items()).containsExactly(four, three);
    assertThat(about(chat, WholeLog.ALL, ada, 5).items())
        .containsExactly(new Fold(5, null, null, List.of(), 15));
    assertThat(about(chat, WholeLog.ALL, ada, 1, 99).items()).isEmpty();
    assertThat(about(chat, WholeLog.ALL, ada).items()).isEmpty();
    assertThat(about(chat, WholeLog.ALL, null, 3, 4, 5).items())
        .containsExactly(
            new Fold(3, edit, null, List.of(), 10), new Fold(4, null, deletion, List.of(), 13));
    assertThat(ports().log().about(Fresh.chat(), WholeLog.ALL, List.of(3L), ada, PageBound.of(1)))
        .isEqualTo(new Part<>(List.of(), false));
  }

  @Test
  @Rule("LOG-7")
  default void aFoldHasOnlyWhatLiesInsideTheWindows(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    chat.react(bob, 3, "👍");
    chat.edit(ada, 3, "drei");
    chat.react(bob, 3, "🎉");
    chat.edit(ada, 3, "trois");
    Entry deletion = chat.delete(ada, 3);

    assertThat(folded(chat, ada, new Window(1, 5)))
        .containsExactly(new Fold(3, chat.at(5), null, List.of(reacting("👍", bob)), 5));
    assertThat(folded(chat, ada, new Window(1, 4), new Window(8, 8)))
        .containsExactly(new Fold(3, null, deletion, List.of(reacting("👍", bob)), 8));
    assertThat(folded(chat, ada, new Window(6, 7), new Window(9, Window.OPEN)))
        .containsExactly(new Fold(3, chat.at(7), null, List.of(reacting("🎉", bob)), 7));
    assertThat(folded(chat, ada)).isEmpty();
  }

  /** What is folded about the message at 3 inside these windows. */
  private List<Fold> folded(Conversation chat, PersonId reader, Window... windows) {
    return about(chat, List.of(windows), reader, 3).items();
  }

  @Test
  @Rule("LOG-7")
  default void ofManyWhoReactTheFirstAreNamedAndTheReaderIsAmongThem(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    List<PersonId> crowd = new ArrayList<>(Stream.generate(Fresh::person).limit(23).toList());
    crowd.set(20, ada);
    crowd.forEach(person -> chat.react(person, 3, "👍"));
    crowd.subList(1, 4).forEach(person -> chat.react(person, 3, "🎉"));
    chat.unreact(crowd.getFirst(), 3);
    chat.react(crowd.getFirst(), 3, "👍");
    long last = chat.react(bob, 3, "👍").seq();

    List<PersonId> first = crowd.subList(4, 23);
    Reacting party = reacting("🎉", crowd.subList(1, 4).toArray(PersonId[]::new));
    for (PersonId reader : List.of(ada, bob, crowd.getFirst(), Fresh.person())) {
      List<PersonId> named = new ArrayList<>(first);
      named.add(reader.equals(bob) ? bob : crowd.getFirst());
      assertThat(about(chat, WholeLog.ALL, reader, 3).items())
          .containsExactly(
              new Fold(
                  3, null, null, List.of(new Reacting(new Emoji("👍"), named, 21), party), last));
    }
  }

  @Test
  @Rule("LOG-11")
  default void foldsEndWithTheLastThatFits(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    List<Long> targets = new ArrayList<>();
    for (String character : List.of("a", "\"", "я", "漢", "😀")) {
      long seq = chat.say(ada, "short").seq();
      chat.say(ada, "nothing is done to this");
      chat.edit(ada, seq, character.repeat(2_000));
      Stream.generate(Fresh::person).limit(3).forEach(person -> chat.react(person, seq, "👍"));
      targets.addAll(List.of(seq, seq + 1));
    }
    for (List<Long> asked : List.of(targets, targets.reversed())) {
      List<Fold> all =
          ports()
              .log()
              .about(chat.id(), WholeLog.ALL, asked, ada, new PageBound(100, Long.MAX_VALUE))
              .items();
      assertThat(all).hasSize(5);
      for (PageBound bound : LogBoundContract.BOUNDS) {
        PageBound.Filling page = bound.fill();
        List<Fold> fitting = all.stream().takeWhile(fold -> page.takes(Weight.of(fold))).toList();
        assertThat(ports().log().about(chat.id(), WholeLog.ALL, asked, ada, bound))
            .as("%s", bound)
            .isEqualTo(new Part<>(fitting, fitting.size() < all.size()));
      }
    }
  }
}
