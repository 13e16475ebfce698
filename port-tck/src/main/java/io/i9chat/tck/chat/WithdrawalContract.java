package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Mismatch;
import io.i9chat.ports.model.commit.CommitResult.Repeated;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.commit.Precondition.LastEdit;
import io.i9chat.ports.model.commit.Precondition.LastReaction;
import io.i9chat.ports.model.commit.Precondition.Undeleted;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Payload.Delete;
import io.i9chat.ports.model.log.Payload.Edit;
import io.i9chat.ports.model.log.Payload.Reaction;
import io.i9chat.ports.model.log.Payload.Unreaction;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about doing something to messages. */
interface WithdrawalContract extends StoreUnderTest {
  /** A reaction. */
  Emoji THUMB = new Emoji("👍🏽");

  /** Another reaction. */
  Emoji HEART = new Emoji("❤️");

  private static Intent on(
      Conversation chat, PersonId author, Payload payload, Precondition... preconditions) {
    return new Intent(
        author, chat.version(), chat.tick(), payload, List.of(preconditions), List.of());
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
  private void reads(Conversation chat, PersonId member, Entry expected) {
    int at = (int) expected.seq() - 1;
    assertThat(chat.entries().get(at)).isEqualTo(expected);
    assertThat(chat.at(expected.seq())).isEqualTo(expected);
    LogPage log = ports().log().log(chat.id(), WholeLog.ALL, WholeLog.NEWEST, WholeLog.BOUND);
    assertThat(log.entries()).contains(expected);
    if (expected.payload() instanceof Payload.Message) {
      LogPage read = ports().log().history(chat.id(), WholeLog.ALL, WholeLog.FIRST, WholeLog.BOUND);
      assertThat(read.entries()).contains(expected);
      assertThat(chat.target(expected.seq(), member).map(Target::message)).contains(expected);
    }
  }

  @Test
  @Rule("CHATS-15")
  default void aDeletionWithdrawsItsTargetAndTheTargetsEdits(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Entry first = chat.say(ada, "first");
    Intent reply = on(chat, ada, Conversation.reply(Fresh.clientId(), "second", 3L));
    Entry second = ((Committed) chat.commit(reply)).entry();
    Entry edited = chat.committed(ada, edit(second, "second, edited")).entry();
    reads(chat, bob, edited);
    Entry deletion = chat.committed(bob, new Delete(second.seq())).entry();

    reads(chat, bob, first);
    reads(chat, bob, withdrawn(second));
    reads(chat, bob, withdrawn(edited));
    reads(chat, bob, deletion);
    assertThat(chat.item(bob).last()).isEqualTo(withdrawn(second));
  }

  @Test
  @Rule("CHATS-15")
  default void aDeletedMessageThatIsSentAgainIsAnsweredAsItIsNow(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    Payload.Message message = Conversation.text("once");
    Intent intent = on(chat, ada, message);
    Entry sent = chat.committed(intent).entry();
    long head = chat.delete(ada, sent.seq()).seq();
    assertThat(chat.commit(intent)).isEqualTo(new Repeated(withdrawn(sent)));
    assertThat(chat.made(ada, message)).contains(new Repeated(withdrawn(sent)));
    assertThat(chat.commit(on(chat, ada, Conversation.text(message.clientId(), "another"))))
        .isEqualTo(new Mismatch());
    assertThat(chat.head()).isEqualTo(head);
  }

  @Test
  @Rule("CHATS-15")
  default void anEditWithdrawsWhatWasBeforeItAndNothingElse(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    Entry message = chat.say(ada, "one");
    Entry other = chat.say(bob, "other");
    Entry otherEdit = chat.committed(bob, edit(other, "other, edited")).entry();
    Entry first = chat.committed(ada, edit(message, "two")).entry();
    reads(chat, bob, withdrawn(message));
    reads(chat, bob, first);
    Entry second = chat.committed(ada, edit(message, "three")).entry();

    reads(chat, bob, withdrawn(message));
    reads(chat, bob, withdrawn(first));
    reads(chat, bob, second);
    reads(chat, bob, withdrawn(other));
    reads(chat, bob, otherEdit);
    Optional<Target> target = chat.target(message.seq(), ada);
    assertThat(target.map(Target::edit)).contains(second);
  }

  @Test
  @Rule({"CHATS-9", "CHATS-15"})
  default void withinOneCallTooWhatIsWithdrawnIsGone(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    List<CommitResult> results =
        chat.commit(
            on(chat, ada, Conversation.text("three")),
            on(chat, ada, new Edit(3, Body.text("four")), new LastEdit(3, 0)),
            on(chat, ada, new Edit(3, Body.text("five")), new LastEdit(3, 4)),
            on(chat, ada, new Reaction(3, THUMB), new Undeleted(3)),
            on(chat, ada, new Delete(3), new Undeleted(3)),
            on(chat, ada, new Unreaction(3), new Undeleted(3)));

    assertThat(results.subList(0, 5)).allMatch(Committed.class::isInstance);
    assertThat(results.get(5)).isEqualTo(new Stale());
    assertThat(chat.entries()).hasSize(7).allMatch(entry -> entry.payload().carried() == null);
    assertThat(chat.entries().subList(2, 7))
        .extracting(Entry::payload)
        .contains(new Edit(3, null), new Reaction(3, THUMB), new Delete(3));
  }

  @Test
  @Rule("CHATS-14")
  default void whatIsDoneToAMessageThatIsNotThereOrDeletedIsStale(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Entry message = chat.say(ada, "three");
    Entry other = chat.say(ada, "four");
    Entry edit = chat.committed(ada, edit(other, "four, edited")).entry();
    for (long seq : new long[] {0, 1, 2, edit.seq(), edit.seq() + 1, -1, 99}) {
      var reaction = on(chat, bob, new Reaction(message.seq(), THUMB), new Undeleted(seq));
      assertThat(chat.commit(reaction)).as("at %d", seq).isEqualTo(new Stale());
    }
    var rests = new Precondition[] {new Undeleted(message.seq()), new Undeleted(other.seq())};
    chat.committed(on(chat, bob, new Reaction(3, THUMB), rests));
    chat.committed(ada, new Delete(message.seq()));
    assertThat(chat.commit(on(chat, bob, new Unreaction(3), rests))).isEqualTo(new Stale());
    var reply = on(chat, bob, Conversation.reply(Fresh.clientId(), "why?", 3L), new Undeleted(3));
    assertThat(chat.commit(reply)).isEqualTo(new Stale());
    chat.committed(on(chat, bob, Conversation.text("oh"), new Undeleted(other.seq())));
  }

  @Test
  @Rule("CHATS-14")
  default void anEditThatRestsOnAnOlderOneIsStale(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    Entry message = chat.say(ada, "three");
    Entry other = chat.say(ada, "four");
    long seq = message.seq();
    chat.committed(on(chat, ada, edit(message, "edited"), new LastEdit(seq, 0)));
    for (long older : new long[] {0, 4}) {
      Intent again = on(chat, ada, edit(message, "again"), new LastEdit(seq, older));
      assertThat(chat.commit(again)).as("on %s", older).isEqualTo(new Stale());
    }
    chat.committed(on(chat, ada, edit(message, "again"), new LastEdit(seq, 5)));
    chat.committed(on(chat, ada, edit(other, "own"), new LastEdit(other.seq(), 0)));
    assertThat(chat.entries()).hasSize(7);
  }

  @Test
  @Rule("CHATS-14")
  default void aReactionThatRestsOnAnOlderOneIsStale(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    long seq = chat.say(ada, "three").seq();
    Intent thumb = on(chat, bob, new Reaction(seq, THUMB), new LastReaction(seq, 0));
    chat.committed(thumb);
    assertThat(chat.commit(thumb)).isEqualTo(new Stale());
    // Another's reaction is none of the author's own.
    chat.committed(on(chat, ada, new Reaction(seq, HEART), new LastReaction(seq, 0)));
    chat.committed(on(chat, bob, new Unreaction(seq), new LastReaction(seq, 4)));
    assertThat(chat.commit(on(chat, bob, new Reaction(seq, HEART), new LastReaction(seq, 4))))
        .as("behind taking it away")
        .isEqualTo(new Stale());
    chat.committed(on(chat, bob, new Reaction(seq, HEART), new LastReaction(seq, 6)));
    assertThat(chat.entries()).hasSize(7);
  }

  @Test
  @Rule({"CHATS-14", "CHATS-15"})
  default void ofEditsAndDeletionsThatRaceNoneRestsOnWhatIsGone(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    for (int round = 0; round < 10; round++) {
      Entry message = chat.say(ada, "to be changed");
      long seq = message.seq();
      Precondition[] untouched = {new Undeleted(seq), new LastEdit(seq, 0)};
      List<Intent> intents =
          List.of(
              on(chat, ada, edit(message, "one"), untouched),
              on(chat, ada, edit(message, "two"), untouched),
              on(chat, bob, new Delete(seq), new Undeleted(seq)),
              on(chat, ada, new Delete(seq), new Undeleted(seq)));
      List<CommitResult> results = Race.of(4, i -> chat.commit(intents.get(i)));

      assertThat(results.subList(0, 2)).filteredOn(Committed.class::isInstance).hasSizeLessThan(2);
      assertThat(results.subList(2, 4)).filteredOn(Committed.class::isInstance).hasSize(1);
      assertThat(chat.entries())
          .filteredOn(entry -> entry.seq() >= seq)
          .allMatch(entry -> entry.payload().carried() == null);
    }
  }
}
