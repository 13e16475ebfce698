package io.i9chat.tck.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.WholeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The part of the log's contract about what is done to messages. */
interface AboutContract extends StoreUnderTest {
  @Test
  @Rule({"LOG-1", "LOG-5"})
  default void whatIsDoneToMessagesIsInTheLogAndNotInTheHistory(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Entry first = chat.say(ada, "three");
    Entry reaction = chat.react(bob, 3, "👍");
    Entry taken = chat.unreact(bob, 3);
    Entry second = chat.say(bob, "six");
    Entry edit = chat.edit(bob, 6, "sechs");
    Entry deletion = chat.delete(ada, 3);

    assertThat(chat.entries().subList(3, 5)).containsExactly(reaction, taken);
    assertThat(chat.entries().subList(6, 8)).containsExactly(edit, deletion);
    assertThat(first.messages()).isEqualTo(1);
    assertThat(deletion.messages()).isEqualTo(second.messages()).isEqualTo(2);
    LogPage all = ports().log().history(chat.id(), WholeLog.ALL, WholeLog.FIRST, PageBound.of(100));
    assertThat(WholeLog.seqs(all.entries())).containsExactly(1L, 2L, 3L, 6L);
    assertThat(all.head()).isEqualTo(8);
    LogPage newest =
        ports().log().history(chat.id(), WholeLog.ALL, WholeLog.NEWEST, PageBound.of(2));
    assertThat(WholeLog.seqs(newest.entries())).containsExactly(3L, 6L);
    assertThat(newest.more()).isTrue();
    LogPage whole = ports().log().history(chat.id(), WholeLog.ALL, WholeLog.FIRST, PageBound.of(4));
    assertThat(whole.more()).as("with nothing but a deletion further on").isFalse();
  }

  @Test
  @Rule("LOG-8")
  default void aTargetTellsWhatWasLastDoneToIt(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Entry message = chat.say(ada, "three");
    assertThat(chat.target(3, bob)).contains(new Target(message, null, null, null, 0));
    chat.react(bob, 3, "👍");
    Entry reaction = chat.react(bob, 3, "🎉");
    chat.react(ada, 3, "🎉");
    assertThat(chat.target(3, bob)).contains(new Target(message, null, null, reaction, 2));
    Entry taken = chat.unreact(bob, 3);
    chat.edit(ada, 3, "drei");
    Entry edit = chat.edit(ada, 3, "trois");
    assertThat(chat.target(3, bob)).contains(new Target(chat.at(3), edit, null, taken, 2));
    Entry deletion = chat.delete(ada, 3);
    assertThat(chat.target(3, Fresh.person()))
        .contains(new Target(chat.at(3), chat.at(edit.seq()), deletion, null, 0));
  }

  @Test
  @Rule("LOG-8")
  default void onlyAMessageIsATarget(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    chat.react(bob, 3, "👍");
    chat.edit(ada, 3, "drei");
    chat.delete(ada, 3);
    for (long none : new long[] {0, 1, 4, 5, 6, 99}) {
      assertThat(chat.target(none, bob)).as("at %s", none).isEmpty();
    }
    assertThat(ports().log().target(Fresh.chat(), 3, bob)).isEmpty();
  }

  @Test
  @Rule("LOG-8")
  default void aTargetIsAsOfTheLastCommitThatWasAnswered() {
    Conversation chat = Conversation.group(ports(), Fresh.person(), Fresh.person());
    Entry message = chat.say(Fresh.person(), "react!");
    Race.each(
        8,
        i -> {
          PersonId own = Fresh.person();
          for (int round = 1; round <= 5; round++) {
            Entry reaction = chat.react(own, message.seq(), "👍");
            assertThat(chat.target(message.seq(), own))
                .contains(new Target(message, null, null, reaction, round));
          }
        });
    Part<Fold> folds =
        ports().log().about(chat.id(), WholeLog.ALL, List.of(3L), Fresh.person(), PageBound.of(1));
    assertThat(folds.items().getFirst().reactions().getFirst().count()).isEqualTo(8);
  }

  @Test
  @Rule("LOG-9")
  default void anAuthorsMessagesAreReadAsTheyNowAre(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    long seq = chat.say(ada, "seven").seq();
    chat.edit(ada, seq, "sept");
    assertThat(ports().log().by(chat.id(), ada, 0, PageBound.of(1)).messages())
        .containsExactly(chat.at(seq));
    assertThat(ports().log().by(Fresh.chat(), ada, 0, PageBound.of(1)).messages()).isEmpty();
  }

  @Test
  @Rule("LOG-9")
  default void anAuthorsMessagesAreThoseThatNobodyDeleted(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    for (int seq = 3; seq <= 9; seq++) {
      chat.say(seq % 3 == 0 ? bob : ada, "message " + seq);
    }
    chat.delete(bob, 5);
    chat.edit(ada, 7, "sept");
    chat.react(ada, 4, "👍");
    assertThat(by(chat, ada, 0, 100)).containsExactly(4L, 7L, 8L);
    assertThat(by(chat, ada, 0, 2)).containsExactly(4L, 7L);
    assertThat(by(chat, ada, 4, 2)).containsExactly(7L, 8L);
    assertThat(by(chat, ada, 4, 1)).containsExactly(7L);
    assertThat(by(chat, ada, 8, 9)).isEmpty();
    assertThat(by(chat, bob, 0, 100)).containsExactly(3L, 6L, 9L);
    assertThat(by(chat, Fresh.person(), 0, 100)).isEmpty();
    assertThat(Set.copyOf(by(chat, ada, 3, 3))).doesNotContain(5L);
  }

  /** Those of the first page, and of the pages behind it as far as they are needed for so many. */
  private List<Long> by(Conversation chat, PersonId author, long after, int limit) {
    List<Long> seqs = new ArrayList<>();
    long upTo = after;
    boolean more = true;
    while (more && seqs.size() < limit) {
      AuthorPage page =
          ports().log().by(chat.id(), author, upTo, PageBound.of(limit - seqs.size()));
      seqs.addAll(WholeLog.seqs(page.messages()));
      assertThat(page.messages().size()).isLessThanOrEqualTo(limit);
      assertThat(page.upTo()).isGreaterThanOrEqualTo(page.more() ? upTo + 1 : upTo);
      upTo = page.upTo();
      more = page.more();
    }
    return seqs;
  }

  @Test
  @Rule("LOG-9")
  default void anAuthorsMessagesAreFoundBehindManyThatAreDeletedOrOfOthers(
      PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    for (int i = 0; i < 12; i++) {
      chat.delete(ada, chat.say(ada, "deleted").seq());
      chat.say(bob, "another's");
    }
    long first = chat.say(ada, "first").seq();
    for (int i = 0; i < 12; i++) {
      chat.react(bob, first, "👍");
      chat.delete(bob, chat.say(ada, "deleted too").seq());
    }
    long second = chat.say(ada, "second").seq();
    chat.delete(ada, chat.say(ada, "the end").seq());

    for (int limit : new int[] {1, 2, 3, 100}) {
      assertThat(by(chat, ada, 0, limit))
          .isEqualTo(List.of(first, second).subList(0, Math.min(2, limit)));
    }
    assertThat(by(chat, ada, first, 1)).containsExactly(second);
    assertThat(by(chat, ada, second, 1)).isEmpty();
  }

  @Test
  @Rule("LOG-10")
  default void activitiesAreAllOfThemNewestFirst(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    chat.react(ada, 3, "👍");
    assertThat(activities(chat, Long.MAX_VALUE, 100)).containsExactly(12L, 10L, 8L, 5L, 2L, 1L);
    assertThat(activities(chat, 10, 3)).containsExactly(8L, 5L, 2L);
    assertThat(activities(chat, 1, 3)).isEmpty();
    assertThat(ports().log().activities(chat.id(), 3, PageBound.of(1))).containsExactly(chat.at(2));
    assertThat(ports().log().activities(Fresh.chat(), Long.MAX_VALUE, PageBound.of(3))).isEmpty();
  }

  private List<Long> activities(Conversation chat, long below, int limit) {
    return WholeLog.seqs(ports().log().activities(chat.id(), below, PageBound.of(limit)));
  }
}
