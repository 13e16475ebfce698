package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.CommitResult.Mismatch;
import io.i9chat.ports.model.chat.CommitResult.Repeated;
import io.i9chat.ports.model.chat.CommitResult.Stale;
import io.i9chat.ports.model.chat.Emoji;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Payload.Delete;
import io.i9chat.ports.model.chat.Payload.Edit;
import io.i9chat.ports.model.chat.Payload.Reaction;
import io.i9chat.ports.model.chat.Payload.Unreaction;
import io.i9chat.ports.model.chat.Precondition;
import io.i9chat.ports.model.chat.Precondition.LastEdit;
import io.i9chat.ports.model.chat.Precondition.LastReaction;
import io.i9chat.ports.model.chat.Precondition.Undeleted;
import io.i9chat.ports.model.chat.Target;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about doing something to messages. */
interface WithdrawalContract {
  /** A reaction. */
  Emoji THUMB = new Emoji("👍🏽");

  /** Another reaction. */
  Emoji HEART = new Emoji("❤️");

  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private static Intent on(
      Scene scene, PersonId author, Payload payload, Precondition... preconditions) {
    return new Intent(
        author, scene.version(), scene.tick(), payload, List.of(preconditions), List.of());
  }

  private static Edit edit(Entry message, String text) {
    return new Edit(message.seq(), Body.text(text));
  }

  /** The entry as it is once its body was withdrawn. */
  private static Entry withdrawn(Entry entry) {
    Payload payload =
        switch (entry.payload()) {
          case Payload.Message message ->
              new Payload.Message(
                  message.clientId(), message.fingerprint(), null, message.replyTo());
          case Edit edit -> new Edit(edit.target(), null);
          default -> entry.payload();
        };
    return new Entry(
        entry.chat(), entry.seq(), entry.at(), entry.author(), payload, entry.messages());
  }

  /** Checks that an entry reads so, wherever entries are read. */
  private void reads(Scene scene, PersonId member, Entry expected) {
    int at = (int) expected.seq() - 1;
    assertThat(scene.entries().get(at)).isEqualTo(expected);
    assertThat(ports().log().at(scene.chat, List.of(expected.seq()), PageBound.of(200)))
        .containsExactly(expected);
    assertThat(
            ports().log().log(scene.chat, Scene.ALL, Scene.NEWEST, PageBound.of(1_000)).entries())
        .contains(expected);
    if (expected.payload() instanceof Payload.Message) {
      assertThat(
              ports()
                  .log()
                  .history(scene.chat, Scene.ALL, Scene.FIRST, PageBound.of(1_000))
                  .entries())
          .contains(expected);
      assertThat(ports().log().target(scene.chat, expected.seq(), member).map(Target::message))
          .contains(expected);
    }
  }

  @Test
  @Rule("CHATS-15")
  default void aDeletionWithdrawsItsTargetAndTheTargetsEdits() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Entry first = scene.say(ada, "first");
    Intent reply = on(scene, ada, Scene.reply(Fresh.clientId(), "second", 3L));
    Entry second = ((Committed) scene.commit(reply)).entry();
    Entry edited = scene.committed(ada, edit(second, "second, edited")).entry();
    reads(scene, bob, edited);
    Entry deletion = scene.committed(bob, new Delete(second.seq())).entry();

    reads(scene, bob, first);
    reads(scene, bob, withdrawn(second));
    reads(scene, bob, withdrawn(edited));
    reads(scene, bob, deletion);
    assertThat(ports().inbox().item(bob, scene.chat).orElseThrow().last())
        .isEqualTo(withdrawn(second));
    Payload.Message message = (Payload.Message) reply.payload();
    assertThat(scene.commit(reply)).isEqualTo(new Repeated(withdrawn(second)));
    assertThat(ports().chats().made(scene.chat, ada, Scene.key(message)))
        .contains(new Repeated(withdrawn(second)));
    assertThat(scene.commit(on(scene, ada, Scene.text(message.clientId(), "another"))))
        .isEqualTo(new Mismatch());
    assertThat(scene.head()).isEqualTo(deletion.seq());
  }

  @Test
  @Rule("CHATS-15")
  default void anEditWithdrawsWhatWasBeforeItAndNothingElse() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    Entry message = scene.say(ada, "one");
    Entry other = scene.say(bob, "other");
    Entry otherEdit = scene.committed(bob, edit(other, "other, edited")).entry();
    Entry first = scene.committed(ada, edit(message, "two")).entry();
    reads(scene, bob, withdrawn(message));
    reads(scene, bob, first);
    Entry second = scene.committed(ada, edit(message, "three")).entry();

    reads(scene, bob, withdrawn(message));
    reads(scene, bob, withdrawn(first));
    reads(scene, bob, second);
    reads(scene, bob, withdrawn(other));
    reads(scene, bob, otherEdit);
    Optional<Target> target = ports().log().target(scene.chat, message.seq(), ada);
    assertThat(target.map(Target::edit)).contains(second);
  }

  @Test
  @Rule({"CHATS-9", "CHATS-15"})
  default void withinOneCallTooWhatIsWithdrawnIsGone() {
    PersonId ada = Fresh.person();
    Scene scene = Scene.group(ports(), ada, Fresh.person());
    List<CommitResult> results =
        scene.commit(
            on(scene, ada, Scene.text("three")),
            on(scene, ada, new Edit(3, Body.text("four")), new LastEdit(3, 0)),
            on(scene, ada, new Edit(3, Body.text("five")), new LastEdit(3, 4)),
            on(scene, ada, new Reaction(3, THUMB), new Undeleted(3)),
            on(scene, ada, new Delete(3), new Undeleted(3)),
            on(scene, ada, new Unreaction(3), new Undeleted(3)));

    assertThat(results.subList(0, 5)).allMatch(Committed.class::isInstance);
    assertThat(results.get(5)).isEqualTo(new Stale());
    assertThat(scene.entries()).hasSize(7).allMatch(entry -> entry.payload().carried() == null);
    assertThat(scene.entries().subList(2, 7))
        .extracting(Entry::payload)
        .contains(new Edit(3, null), new Reaction(3, THUMB), new Delete(3));
  }

  @Test
  @Rule("CHATS-14")
  default void whatIsDoneToAMessageThatIsNotThereOrDeletedIsStale() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Entry message = scene.say(ada, "three");
    Entry other = scene.say(ada, "four");
    Entry edit = scene.committed(ada, edit(other, "four, edited")).entry();
    for (long seq : new long[] {0, 1, 2, edit.seq(), edit.seq() + 1, -1, 99}) {
      var reaction = on(scene, bob, new Reaction(message.seq(), THUMB), new Undeleted(seq));
      assertThat(scene.commit(reaction)).as("at %d", seq).isEqualTo(new Stale());
    }
    var rests = new Precondition[] {new Undeleted(message.seq()), new Undeleted(other.seq())};
    assertThat(scene.commit(on(scene, bob, new Reaction(3, THUMB), rests)))
        .isInstanceOf(Committed.class);
    scene.committed(ada, new Delete(message.seq()));
    assertThat(scene.commit(on(scene, bob, new Unreaction(3), rests))).isEqualTo(new Stale());
    var reply = on(scene, bob, Scene.reply(Fresh.clientId(), "why?", 3L), new Undeleted(3));
    assertThat(scene.commit(reply)).isEqualTo(new Stale());
    assertThat(scene.commit(on(scene, bob, Scene.text("oh"), new Undeleted(other.seq()))))
        .isInstanceOf(Committed.class);
  }

  @Test
  @Rule("CHATS-14")
  default void anEditOrReactionThatRestsOnAnOlderOneIsStale() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Entry message = scene.say(ada, "three");
    Entry other = scene.say(ada, "four");
    long seq = message.seq();
    Intent edit = on(scene, ada, edit(message, "edited"), new LastEdit(seq, 0));
    Intent again = on(scene, ada, edit(message, "again"), new LastEdit(seq, 0));
    assertThat(scene.commit(edit)).isInstanceOf(Committed.class);
    assertThat(scene.commit(again)).isEqualTo(new Stale());
    assertThat(scene.commit(on(scene, ada, edit(message, "again"), new LastEdit(seq, 4))))
        .isEqualTo(new Stale());
    assertThat(scene.commit(on(scene, ada, edit(message, "again"), new LastEdit(seq, 5))))
        .isInstanceOf(Committed.class);
    assertThat(scene.commit(on(scene, ada, edit(other, "own"), new LastEdit(other.seq(), 0))))
        .isInstanceOf(Committed.class);

    Intent thumb = on(scene, bob, new Reaction(seq, THUMB), new LastReaction(seq, 0));
    assertThat(scene.commit(thumb)).isInstanceOf(Committed.class);
    assertThat(scene.commit(thumb)).isEqualTo(new Stale());
    assertThat(scene.commit(on(scene, ada, new Reaction(seq, HEART), new LastReaction(seq, 0))))
        .as("of another")
        .isInstanceOf(Committed.class);
    assertThat(scene.commit(on(scene, bob, new Unreaction(seq), new LastReaction(seq, 8))))
        .isInstanceOf(Committed.class);
    assertThat(scene.commit(on(scene, bob, new Reaction(seq, HEART), new LastReaction(seq, 8))))
        .as("behind taking it away")
        .isEqualTo(new Stale());
    assertThat(scene.commit(on(scene, bob, new Reaction(seq, HEART), new LastReaction(seq, 10))))
        .isInstanceOf(Committed.class);
    assertThat(scene.entries()).hasSize(11);
  }

  @Test
  @Rule({"CHATS-14", "CHATS-15"})
  default void ofEditsAndDeletionsThatRaceNoneRestsOnWhatIsGone() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    for (int round = 0; round < 10; round++) {
      Entry message = scene.say(ada, "to be changed");
      long seq = message.seq();
      Precondition[] untouched = {new Undeleted(seq), new LastEdit(seq, 0)};
      List<Intent> intents =
          List.of(
              on(scene, ada, edit(message, "one"), untouched),
              on(scene, ada, edit(message, "two"), untouched),
              on(scene, bob, new Delete(seq), new Undeleted(seq)),
              on(scene, ada, new Delete(seq), new Undeleted(seq)));
      List<CommitResult> results = Race.of(4, i -> scene.commit(intents.get(i)));

      assertThat(results.subList(0, 2)).filteredOn(Committed.class::isInstance).hasSizeLessThan(2);
      assertThat(results.subList(2, 4)).filteredOn(Committed.class::isInstance).hasSize(1);
      assertThat(scene.entries())
          .filteredOn(entry -> entry.seq() >= seq)
          .allMatch(entry -> entry.payload().carried() == null);
    }
  }
}
