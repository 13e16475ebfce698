package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.AuthorPage;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Fold;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Target;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The part of the log's contract about what is done to messages. */
interface AboutContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  @Test
  @Rule({"LOG-1", "LOG-5"})
  default void whatIsDoneToMessagesIsInTheLogAndNotInTheHistory() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Entry first = scene.say(ada, "three");
    Entry reaction = scene.react(bob, 3, "👍");
    Entry taken = scene.unreact(bob, 3);
    Entry second = scene.say(bob, "six");
    Entry edit = scene.edit(bob, 6, "sechs");
    Entry deletion = scene.delete(ada, 3);

    assertThat(scene.entries().subList(3, 5)).containsExactly(reaction, taken);
    assertThat(scene.entries().subList(6, 8)).containsExactly(edit, deletion);
    assertThat(first.messages()).isEqualTo(1);
    assertThat(deletion.messages()).isEqualTo(second.messages()).isEqualTo(2);
    LogPage all = ports().log().history(scene.chat, Scene.ALL, Scene.FIRST, PageBound.of(100));
    assertThat(Scene.seqs(all.entries())).containsExactly(1L, 2L, 3L, 6L);
    assertThat(all.head()).isEqualTo(8);
    LogPage newest = ports().log().history(scene.chat, Scene.ALL, Scene.NEWEST, PageBound.of(2));
    assertThat(Scene.seqs(newest.entries())).containsExactly(3L, 6L);
    assertThat(newest.more()).isTrue();
    LogPage whole = ports().log().history(scene.chat, Scene.ALL, Scene.FIRST, PageBound.of(4));
    assertThat(whole.more()).as("with nothing but a deletion further on").isFalse();
  }

  @Test
  @Rule("LOG-8")
  default void aTargetTellsWhatWasLastDoneToIt() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Entry message = scene.say(ada, "three");
    assertThat(ports().log().target(scene.chat, 3, bob))
        .contains(new Target(message, null, null, null, 0));
    scene.react(bob, 3, "👍");
    Entry reaction = scene.react(bob, 3, "🎉");
    scene.react(ada, 3, "🎉");
    assertThat(ports().log().target(scene.chat, 3, bob))
        .contains(new Target(message, null, null, reaction, 2));
    Entry taken = scene.unreact(bob, 3);
    scene.edit(ada, 3, "drei");
    Entry edit = scene.edit(ada, 3, "trois");
    assertThat(ports().log().target(scene.chat, 3, bob))
        .contains(new Target(scene.at(3), edit, null, taken, 2));
    Entry deletion = scene.delete(ada, 3);
    assertThat(ports().log().target(scene.chat, 3, Fresh.person()))
        .contains(new Target(scene.at(3), scene.at(edit.seq()), deletion, null, 0));

    for (long none : new long[] {0, 1, reaction.seq(), edit.seq(), deletion.seq(), 99}) {
      assertThat(ports().log().target(scene.chat, none, bob)).as("at %s", none).isEmpty();
    }
    assertThat(ports().log().target(Fresh.chat(), 3, bob)).isEmpty();
  }

  @Test
  @Rule("LOG-8")
  default void aTargetIsAsOfTheLastCommitThatWasAnswered() {
    Scene scene = Scene.group(ports(), Fresh.person(), Fresh.person());
    Entry message = scene.say(Fresh.person(), "react!");
    Race.of(
        8,
        i -> {
          PersonId own = Fresh.person();
          for (int round = 1; round <= 5; round++) {
            Entry reaction = scene.react(own, message.seq(), "👍");
            assertThat(ports().log().target(scene.chat, message.seq(), own))
                .contains(new Target(message, null, null, reaction, round));
          }
          return i;
        });
    List<Fold> folds =
        ports()
            .log()
            .about(scene.chat, Scene.ALL, List.of(message.seq()), Fresh.person(), PageBound.of(1))
            .items();
    assertThat(folds.getFirst().reactions().getFirst().count()).isEqualTo(8);
  }

  @Test
  @Rule("LOG-9")
  default void anAuthorsMessagesAreThoseThatNobodyDeleted() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    for (int seq = 3; seq <= 9; seq++) {
      scene.say(seq % 3 == 0 ? bob : ada, "message " + seq);
    }
    scene.delete(bob, 5);
    scene.edit(ada, 7, "sept");
    scene.react(ada, 4, "👍");
    assertThat(by(scene, ada, 0, 100)).containsExactly(4L, 7L, 8L);
    assertThat(by(scene, ada, 0, 2)).containsExactly(4L, 7L);
    assertThat(by(scene, ada, 4, 2)).containsExactly(7L, 8L);
    assertThat(by(scene, ada, 4, 1)).containsExactly(7L);
    assertThat(by(scene, ada, 8, 9)).isEmpty();
    assertThat(by(scene, bob, 0, 100)).containsExactly(3L, 6L, 9L);
    assertThat(by(scene, Fresh.person(), 0, 100)).isEmpty();
    assertThat(ports().log().by(scene.chat, ada, 6, PageBound.of(1)).messages())
        .containsExactly(scene.at(7));
    assertThat(ports().log().by(Fresh.chat(), ada, 0, PageBound.of(1)).messages()).isEmpty();
    assertThat(Set.copyOf(by(scene, ada, 3, 3))).doesNotContain(5L);
  }

  /** Those of the first page, and of the pages behind it as far as they are needed for so many. */
  private List<Long> by(Scene scene, PersonId author, long after, int limit) {
    List<Long> seqs = new ArrayList<>();
    long upTo = after;
    boolean more = true;
    while (more && seqs.size() < limit) {
      AuthorPage page =
          ports().log().by(scene.chat, author, upTo, PageBound.of(limit - seqs.size()));
      seqs.addAll(Scene.seqs(page.messages()));
      assertThat(page.messages().size()).isLessThanOrEqualTo(limit);
      assertThat(page.upTo()).isGreaterThanOrEqualTo(page.more() ? upTo + 1 : upTo);
      upTo = page.upTo();
      more = page.more();
    }
    return seqs;
  }

  @Test
  @Rule("LOG-9")
  default void anAuthorsMessagesAreFoundBehindManyThatAreDeletedOrOfOthers() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    for (int i = 0; i < 12; i++) {
      scene.delete(ada, scene.say(ada, "deleted").seq());
      scene.say(bob, "another's");
    }
    long first = scene.say(ada, "first").seq();
    for (int i = 0; i < 12; i++) {
      scene.react(bob, first, "👍");
      scene.delete(bob, scene.say(ada, "deleted too").seq());
    }
    long second = scene.say(ada, "second").seq();
    scene.delete(ada, scene.say(ada, "the end").seq());

    for (int limit : new int[] {1, 2, 3, 100}) {
      assertThat(by(scene, ada, 0, limit))
          .isEqualTo(List.of(first, second).subList(0, Math.min(2, limit)));
    }
    assertThat(by(scene, ada, first, 1)).containsExactly(second);
    assertThat(by(scene, ada, second, 1)).isEmpty();
  }

  @Test
  @Rule("LOG-10")
  default void activitiesAreAllOfThemNewestFirst() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.threeStays(ports(), ada, bob);
    scene.react(ada, 3, "👍");
    assertThat(activities(scene, Long.MAX_VALUE, 100)).containsExactly(12L, 10L, 8L, 5L, 2L, 1L);
    assertThat(activities(scene, 10, 3)).containsExactly(8L, 5L, 2L);
    assertThat(activities(scene, 1, 3)).isEmpty();
    assertThat(ports().log().activities(scene.chat, 3, PageBound.of(1)))
        .containsExactly(scene.at(2));
    assertThat(ports().log().activities(Fresh.chat(), Long.MAX_VALUE, PageBound.of(3))).isEmpty();
  }

  private List<Long> activities(Scene scene, long below, int limit) {
    return Scene.seqs(ports().log().activities(scene.chat, below, PageBound.of(limit)));
  }
}
