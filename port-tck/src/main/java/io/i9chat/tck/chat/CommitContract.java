package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.CommitResult.Mismatch;
import io.i9chat.ports.model.chat.CommitResult.Repeated;
import io.i9chat.ports.model.chat.CommitResult.Stale;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about what one caller gets for intents. */
interface CommitContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  @Test
  @Rule("CHATS-5")
  default void seqsCountUpFromOne() {
    PersonId ada = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, Fresh.person());
    for (long seq = 1; seq <= 5; seq++) {
      assertThat(scene.say(ada, "message " + seq).seq()).isEqualTo(seq);
    }
    assertThat(Scene.seqs(scene.entries())).isEqualTo(Scene.range(1, 5));
  }

  @Test
  @Rule("CHATS-6")
  default void anIntentOnAnotherVersionIsStaleAndStoresNothing() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Intent old = scene.intent(bob, Scene.text("too late"));
    scene.add(ada, Fresh.person());
    long head = scene.head();
    Watermarks marks = scene.marks(bob);

    assertThat(scene.commit(old)).isEqualTo(new Stale());
    Intent ahead =
        new Intent(bob, scene.version() + 1, scene.tick(), Scene.text("from the future"));
    assertThat(scene.commit(ahead)).isEqualTo(new Stale());
    Intent oldActivity = new Intent(bob, old.version(), scene.tick(), new Payload.Left());
    assertThat(scene.commit(oldActivity)).isEqualTo(new Stale());

    assertThat(scene.head()).isEqualTo(head);
    assertThat(scene.marks(bob)).isEqualTo(marks);
    assertThat(scene.membership(bob).isIn()).isTrue();
    assertThat(made(scene, old)).isEmpty();
  }

  @Test
  @Rule("CHATS-6")
  default void everythingIsStaleInAChatThatDoesNotExist() {
    PersonId ada = Fresh.person();
    Intent first = new Intent(ada, 0, Fresh.now(), Scene.text("one"));
    Intent second = new Intent(ada, 1, Fresh.now(), new Payload.Joined());
    assertThat(ports().chats().commit(Fresh.chat(), List.of(first, second)))
        .containsExactly(new Stale(), new Stale());
  }

  private Optional<CommitResult> made(Scene scene, Intent intent) {
    return ports().chats().made(scene.chat, intent.author(), Scene.key(intent.payload()));
  }

  @Test
  @Rule("CHATS-8")
  default void theSameMessageAgainIsTheEntryFirstMade() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Intent intent = scene.intent(ada, Scene.text("once"));
    Entry entry = ((Committed) scene.commit(intent)).entry();
    scene.remove(ada, bob);

    Intent later = new Intent(ada, scene.version(), scene.tick(), intent.payload());
    assertThat(scene.commit(intent)).as("on a stale version").isEqualTo(new Repeated(entry));
    assertThat(scene.commit(later)).isEqualTo(new Repeated(entry));
    assertThat(made(scene, later)).contains(new Repeated(entry));
    assertThat(scene.head()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-8")
  default void anotherPayloadUnderTheClientIdIsAMismatch() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    ClientId id = Fresh.clientId();
    Intent first = scene.intent(ada, Scene.text(id, "one"));
    assertThat(scene.commit(first)).isInstanceOf(Committed.class);

    Intent otherText = scene.intent(ada, Scene.text(id, "One"));
    Intent otherTarget = scene.intent(ada, Scene.reply(id, "one", 3L));
    assertThat(scene.commit(otherText)).isEqualTo(new Mismatch());
    assertThat(scene.commit(otherTarget)).isEqualTo(new Mismatch());
    assertThat(made(scene, otherText)).contains(new Mismatch());
    assertThat(made(scene, otherTarget)).contains(new Mismatch());
    scene.add(ada, Fresh.person());
    assertThat(scene.commit(otherText)).as("on a stale version").isEqualTo(new Mismatch());
    assertThat(scene.head()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-8")
  default void aClientIdCountsForItsAuthorAndChatAloneAndToTheLetter() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Scene elsewhere = Scene.group(ports(), ada, bob);
    Payload.Message message = Scene.text(new ClientId("Key-é"), "hello");
    assertThat(scene.committed(ada, message).entry().seq()).isEqualTo(3);

    assertThat(ports().chats().made(scene.chat, bob, Scene.key(message))).isEmpty();
    assertThat(ports().chats().made(elsewhere.chat, ada, Scene.key(message))).isEmpty();
    assertThat(scene.committed(bob, message).entry().seq()).isEqualTo(4);
    assertThat(elsewhere.committed(ada, message).entry().seq()).isEqualTo(3);
    for (String other : List.of("key-é", "KEY-É", "Key-e", "Key-é ", "Key-e\u0301")) {
      Payload.Message unused = Scene.text(new ClientId(other), "hello");
      assertThat(ports().chats().made(scene.chat, ada, Scene.key(unused))).isEmpty();
      assertThat(scene.committed(ada, unused).entry().author()).isEqualTo(ada);
    }
  }

  @Test
  @Rule({"CHATS-8", "CHATS-9"})
  default void aRepeatOrMismatchWithinACallStopsNothing() {
    PersonId ada = Fresh.person();
    Scene scene = Scene.group(ports(), ada, Fresh.person());
    ClientId id = Fresh.clientId();
    List<CommitResult> results =
        scene.commit(
            scene.intent(ada, Scene.text(id, "one")),
            scene.intent(ada, Scene.text(id, "one")),
            scene.intent(ada, Scene.text(id, "two")),
            scene.intent(ada, Scene.text("three")));

    Entry first = ((Committed) results.getFirst()).entry();
    assertThat(first.seq()).isEqualTo(3);
    assertThat(results.get(1)).isEqualTo(new Repeated(first));
    assertThat(results.get(2)).isEqualTo(new Mismatch());
    assertThat(((Committed) results.get(3)).entry().seq()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-9")
  default void theFirstStaleIntentStopsTheCall() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Intent repeat = scene.intent(ada, Scene.text("before"));
    assertThat(scene.commit(repeat)).isInstanceOf(Committed.class);
    Intent good = scene.intent(ada, Scene.text("good"));
    Intent stale = new Intent(ada, good.version() - 1, scene.tick(), Scene.text("stale"));
    Intent behind = scene.intent(ada, Scene.text("behind"));

    List<CommitResult> results = scene.commit(good, stale, behind, repeat);
    assertThat(((Committed) results.getFirst()).entry().seq()).isEqualTo(4);
    assertThat(results.subList(1, 4)).containsOnly(new Stale());
    assertThat(scene.head()).isEqualTo(4);
    assertThat(made(scene, behind)).isEmpty();
  }

  @Test
  @Rule("CHATS-9")
  default void anActivityMakesWhatFollowsItInItsCallStale() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    List<CommitResult> results =
        scene.commit(
            scene.intent(ada, Scene.text("first")),
            scene.intent(ada, new Payload.Removed(bob)),
            scene.intent(bob, Scene.text("I was told to go")));

    assertThat(results.subList(0, 2)).hasOnlyElementsOfType(Committed.class);
    assertThat(results.getLast()).isEqualTo(new Stale());
    assertThat(scene.head()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-11")
  default void anEntryIsNeverEarlierThanTheOneBelow() {
    PersonId ada = Fresh.person();
    Instant opened = Instant.parse("2026-03-01T10:00:00.007Z");
    Scene scene = Scene.group(ports(), opened, ada, Fresh.person());
    long version = scene.version();
    Instant later = opened.plusSeconds(10);
    List<CommitResult> results =
        scene.commit(
            new Intent(ada, version, later, Scene.text("a")),
            new Intent(ada, version, opened, Scene.text("b")),
            new Intent(ada, version, later.plusMillis(1), Scene.text("c")));
    Intent behind = new Intent(ada, version, later.minusMillis(1), Scene.text("d"));
    assertThat(scene.commit(behind)).isInstanceOf(Committed.class);

    assertThat(results).hasOnlyElementsOfType(Committed.class);
    assertThat(scene.entries())
        .extracting(Entry::at)
        .containsExactly(opened, opened, later, later, later.plusMillis(1), later.plusMillis(1));
  }

  @Test
  @Rule("CHATS-12")
  default void anEntryCountsTheMessagesUpToItself() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.threeStays(ports(), ada, bob);
    assertThat(scene.entries())
        .extracting(Entry::messages)
        .containsExactly(0L, 0L, 1L, 2L, 2L, 3L, 4L, 4L, 5L, 5L, 6L, 6L, 7L);
    assertThat(scene.committed(ada, Scene.text("more")).entry().messages()).isEqualTo(8);
  }

  @Test
  @Rule("CHATS-12")
  default void sendingMovesTheAuthorsWatermarks() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    Entry sent = scene.say(ada, "one");
    assertThat(scene.marks(ada)).isEqualTo(new Watermarks(1, 1, sent.at(), sent.at()));
    assertThat(scene.marks(bob)).as("of one who has read nothing yet").isEqualTo(Watermarks.NONE);

    scene.say(bob, "two");
    Entry third = scene.say(bob, "three");
    assertThat(scene.marks(bob)).isEqualTo(new Watermarks(3, 3, third.at(), third.at()));
    assertThat(scene.marks(ada)).isEqualTo(new Watermarks(1, 1, sent.at(), sent.at()));
  }
}
