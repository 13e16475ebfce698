package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Mismatch;
import io.i9chat.ports.model.commit.CommitResult.Repeated;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about what one caller gets for intents. */
interface CommitContract extends StoreUnderTest {
  @Test
  @Rule("CHATS-5")
  default void seqsCountUpFromOne(PersonId ada) {
    Conversation chat = Conversation.direct(ports(), ada, Fresh.person());
    for (long seq = 1; seq <= 5; seq++) {
      assertThat(chat.say(ada, "message " + seq).seq()).isEqualTo(seq);
    }
    assertThat(WholeLog.seqs(chat.entries())).isEqualTo(WholeLog.range(1, 5));
  }

  @Test
  @Rule("CHATS-6")
  default void anIntentOnAnotherVersionIsStaleAndStoresNothing(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Intent old = chat.intent(bob, Conversation.text("too late"));
    chat.add(ada, Fresh.person());
    long head = chat.head();
    Watermarks marks = chat.marks(bob);

    Intent ahead = chat.intent(bob, chat.version() + 1, Conversation.text("from the future"));
    Intent oldActivity = chat.intent(bob, old.version(), new Payload.Left());
    for (Intent each : List.of(old, ahead, oldActivity)) {
      assertThat(chat.commit(each)).isEqualTo(new Stale());
    }
    assertThat(chat.head()).isEqualTo(head);
    assertThat(chat.marks(bob)).isEqualTo(marks);
    assertThat(chat.membership(bob).isIn()).isTrue();
    assertThat(chat.made(bob, old.payload())).isEmpty();
  }

  @Test
  @Rule("CHATS-6")
  default void everythingIsStaleInAChatThatDoesNotExist(PersonId ada) {
    Intent first = new Intent(ada, 0, Fresh.now(), Conversation.text("one"));
    Intent second = new Intent(ada, 1, Fresh.now(), new Payload.Joined());
    assertThat(ports().chats().commit(Fresh.chat(), List.of(first, second)))
        .containsExactly(new Stale(), new Stale());
  }

  @Test
  @Rule("CHATS-8")
  default void theSameMessageAgainIsTheEntryFirstMade(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Intent intent = chat.intent(ada, Conversation.text("once"));
    Entry entry = ((Committed) chat.commit(intent)).entry();
    chat.remove(ada, bob);

    Intent later = chat.intent(ada, chat.version(), intent.payload());
    assertThat(chat.commit(intent)).as("on a stale version").isEqualTo(new Repeated(entry));
    assertThat(chat.commit(later)).isEqualTo(new Repeated(entry));
    assertThat(chat.made(ada, later.payload())).contains(new Repeated(entry));
    assertThat(chat.head()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-8")
  default void anotherPayloadUnderTheClientIdIsAMismatch(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    ClientId id = Fresh.clientId();
    Intent first = chat.intent(ada, Conversation.text(id, "one"));
    chat.committed(first);

    Intent otherText = chat.intent(ada, Conversation.text(id, "One"));
    Intent otherTarget = chat.intent(ada, Conversation.reply(id, "one", 3L));
    assertThat(chat.commit(otherText)).isEqualTo(new Mismatch());
    assertThat(chat.commit(otherTarget)).isEqualTo(new Mismatch());
    assertThat(chat.made(ada, otherText.payload())).contains(new Mismatch());
    assertThat(chat.made(ada, otherTarget.payload())).contains(new Mismatch());
    chat.add(ada, Fresh.person());
    assertThat(chat.commit(otherText)).as("on a stale version").isEqualTo(new Mismatch());
    assertThat(chat.head()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-8")
  default void aClientIdCountsForItsAuthorAndChatAloneAndToTheLetter(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Conversation elsewhere = Conversation.group(ports(), ada, bob);
    Payload.Message message = Conversation.text(new ClientId("Key-é"), "hello");
    assertThat(chat.committed(ada, message).entry().seq()).isEqualTo(3);

    assertThat(chat.made(bob, message)).isEmpty();
    assertThat(elsewhere.made(ada, message)).isEmpty();
    assertThat(chat.committed(bob, message).entry().seq()).isEqualTo(4);
    assertThat(elsewhere.committed(ada, message).entry().seq()).isEqualTo(3);
    for (String other : List.of("key-é", "KEY-É", "Key-e", "Key-é ", "Key-e\u0301")) {
      Payload.Message unused = Conversation.text(new ClientId(other), "hello");
      assertThat(chat.made(ada, unused)).isEmpty();
      assertThat(chat.committed(ada, unused).entry().author()).isEqualTo(ada);
    }
  }

  @Test
  @Rule({"CHATS-8", "CHATS-9"})
  default void aRepeatOrMismatchWithinACallStopsNothing(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    ClientId id = Fresh.clientId();
    List<CommitResult> results =
        chat.commit(
            chat.intent(ada, Conversation.text(id, "one")),
            chat.intent(ada, Conversation.text(id, "one")),
            chat.intent(ada, Conversation.text(id, "two")),
            chat.intent(ada, Conversation.text("three")));

    Entry first = ((Committed) results.getFirst()).entry();
    assertThat(first.seq()).isEqualTo(3);
    assertThat(results.get(1)).isEqualTo(new Repeated(first));
    assertThat(results.get(2)).isEqualTo(new Mismatch());
    assertThat(((Committed) results.get(3)).entry().seq()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-9")
  default void theFirstStaleIntentStopsTheCall(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Intent repeat = chat.intent(ada, Conversation.text("before"));
    chat.committed(repeat);
    Intent good = chat.intent(ada, Conversation.text("good"));
    Intent stale = chat.intent(ada, good.version() - 1, Conversation.text("stale"));
    Intent behind = chat.intent(ada, Conversation.text("behind"));

    List<CommitResult> results = chat.commit(good, stale, behind, repeat);
    assertThat(((Committed) results.getFirst()).entry().seq()).isEqualTo(4);
    assertThat(results.subList(1, 4)).containsOnly(new Stale());
    assertThat(chat.head()).isEqualTo(4);
    assertThat(chat.made(ada, behind.payload())).isEmpty();
  }

  @Test
  @Rule("CHATS-9")
  default void anActivityMakesWhatFollowsItInItsCallStale(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    List<CommitResult> results =
        chat.commit(
            chat.intent(ada, Conversation.text("first")),
            chat.intent(ada, new Payload.Removed(bob)),
            chat.intent(bob, Conversation.text("I was told to go")));

    assertThat(results.subList(0, 2)).hasOnlyElementsOfType(Committed.class);
    assertThat(results.getLast()).isEqualTo(new Stale());
    assertThat(chat.head()).isEqualTo(4);
  }

  @Test
  @Rule("CHATS-11")
  default void anEntryIsNeverEarlierThanTheOneBelow(PersonId ada) {
    Instant opened = Instant.parse("2026-03-01T10:00:00.007Z");
    Conversation chat = Conversation.group(ports(), opened, ada, Fresh.person());
    long version = chat.version();
    Instant later = opened.plusSeconds(10);
    List<CommitResult> results =
        chat.commit(
            new Intent(ada, version, later, Conversation.text("a")),
            new Intent(ada, version, opened, Conversation.text("b")),
            new Intent(ada, version, later.plusMillis(1), Conversation.text("c")));
    Intent behind = new Intent(ada, version, later.minusMillis(1), Conversation.text("d"));
    chat.committed(behind);

    assertThat(results).hasOnlyElementsOfType(Committed.class);
    assertThat(chat.entries())
        .extracting(Entry::at)
        .containsExactly(opened, opened, later, later, later.plusMillis(1), later.plusMillis(1));
  }

  @Test
  @Rule("CHATS-12")
  default void anEntryCountsTheMessagesUpToItself(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    assertThat(chat.entries())
        .extracting(Entry::messages)
        .containsExactly(0L, 0L, 1L, 2L, 2L, 3L, 4L, 4L, 5L, 5L, 6L, 6L, 7L);
    assertThat(chat.committed(ada, Conversation.text("more")).entry().messages()).isEqualTo(8);
  }

  @Test
  @Rule("CHATS-12")
  default void sendingMovesTheAuthorsWatermarks(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    Entry sent = chat.say(ada, "one");
    assertThat(chat.marks(ada)).isEqualTo(Conversation.upTo(sent));
    assertThat(chat.marks(bob)).as("of one who has read nothing yet").isEqualTo(Watermarks.NONE);

    chat.say(bob, "two");
    Entry third = chat.say(bob, "three");
    assertThat(chat.marks(bob)).isEqualTo(Conversation.upTo(third));
    assertThat(chat.marks(ada)).isEqualTo(Conversation.upTo(sent));
  }
}
