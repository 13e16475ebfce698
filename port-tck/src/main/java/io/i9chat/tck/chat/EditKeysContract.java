package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Mismatch;
import io.i9chat.ports.model.commit.CommitResult.Repeated;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits under client ids. */
interface EditKeysContract extends StoreUnderTest {
  /** An edit whose fingerprint tells its target and text. */
  private static Payload.Edit edit(ClientId clientId, long target, String text) {
    Fingerprint print = Conversation.reply(clientId, "edit: " + text, target).fingerprint();
    return new Payload.Edit(target, Body.text(text), new IdempotencyKey(clientId, print));
  }

  private static Entry withdrawn(Entry edit) {
    Payload.Edit payload = (Payload.Edit) edit.payload();
    return new Entry(
        edit.chat(),
        edit.seq(),
        edit.at(),
        edit.author(),
        new Payload.Edit(payload.target(), null, payload.idempotencyKey()),
        edit.messages());
  }

  @Test
  @Rule("CHATS-8")
  default void theSameEditAgainIsTheEntryFirstMade(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    long target = chat.say(ada, "one").seq();
    ClientId id = Fresh.clientId();
    Intent intent = chat.intent(ada, edit(id, target, "two"));
    assertThat(chat.made(ada, intent.payload())).isEmpty();
    Entry first = ((Committed) chat.commit(intent)).entry();
    assertThat(chat.at(first.seq())).isEqualTo(first);
    assertThat(chat.commit(intent)).isEqualTo(new Repeated(first));

    Entry newer = chat.committed(ada, edit(Fresh.clientId(), target, "three")).entry();
    chat.remove(ada, bob);
    Intent later = chat.intent(ada, edit(id, target, "two"));
    Precondition stale = new Precondition.LastEdit(target, first.seq());
    Intent grounded =
        new Intent(ada, 0, chat.tick(), later.payload(), List.of(stale), List.of("two"));
    Repeated repeat = new Repeated(withdrawn(first));
    assertThat(chat.commit(later)).as("after another edit").isEqualTo(repeat);
    assertThat(chat.commit(grounded)).as("on what does not hold").isEqualTo(repeat);
    assertThat(chat.made(ada, later.payload())).contains(repeat);
    assertThat(chat.at(newer.seq())).as("not overwritten").isEqualTo(newer);
    assertThat(chat.target(target, ada).orElseThrow().edit()).isEqualTo(newer);

    chat.delete(ada, target);
    assertThat(chat.commit(later)).as("after a deletion").isEqualTo(repeat);
    assertThat(chat.head()).isEqualTo(newer.seq() + 2);
  }

  @Test
  @Rule("CHATS-8")
  default void somethingElseUnderTheClientIdOfAnEditIsAMismatch(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    long one = chat.say(ada, "one").seq();
    long two = chat.say(ada, "two").seq();
    ClientId id = Fresh.clientId();
    chat.committed(ada, edit(id, one, "three"));
    long head = chat.head();

    assertThat(chat.commit(chat.intent(ada, edit(id, one, "four")))).isEqualTo(new Mismatch());
    assertThat(chat.commit(chat.intent(ada, edit(id, two, "three")))).isEqualTo(new Mismatch());
    assertThat(chat.commit(chat.intent(ada, Conversation.text(id, "three"))))
        .isEqualTo(new Mismatch());
    Payload.Message sent = Conversation.text("five");
    chat.committed(ada, sent);
    assertThat(chat.commit(chat.intent(ada, edit(sent.clientId(), one, "five"))))
        .as("that of a message")
        .isEqualTo(new Mismatch());
    assertThat(chat.head()).isEqualTo(head + 1);
    assertThat(chat.commit(chat.intent(bob, Conversation.text(id, "six"))))
        .as("another's")
        .isInstanceOf(Committed.class);
  }

  @Test
  @Rule({"CHATS-8", "CHATS-9"})
  default void editsAndMessagesOfOneCallFindEachOther(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    long target = chat.say(ada, "one").seq();
    ClientId id = Fresh.clientId();
    List<CommitResult> results =
        chat.commit(
            chat.intent(ada, edit(id, target, "two")),
            chat.intent(ada, edit(id, target, "two")),
            chat.intent(ada, Conversation.text(id, "two")),
            chat.intent(ada, Conversation.text("three")));

    Entry first = ((Committed) results.getFirst()).entry();
    assertThat(results.get(1)).isEqualTo(new Repeated(first));
    assertThat(results.get(2)).isEqualTo(new Mismatch());
    assertThat(((Committed) results.get(3)).entry().seq()).isEqualTo(first.seq() + 1);
  }

  @Test
  @Rule("CHATS-8")
  default void ofConcurrentUsesOfAnEditsClientIdOneIsAppended(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    long target = chat.say(ada, "one").seq();
    Intent intent = chat.intent(ada, edit(Fresh.clientId(), target, "two"));
    List<CommitResult> results = Race.of(16, i -> chat.commit(intent));

    assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Repeated.class::isInstance).hasSize(15);
    assertThat(chat.head()).isEqualTo(target + 1);
  }

  @Test
  @Rule("LOG-9")
  default void editsUnderClientIdsAreNotAmongAnAuthorsMessages(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    long one = chat.say(ada, "one").seq();
    chat.committed(ada, edit(Fresh.clientId(), one, "two"));
    long three = chat.say(ada, "three").seq();

    assertThat(WholeLog.seqs(ports().log().by(chat.id(), ada, 0, PageBound.of(10)).messages()))
        .containsExactly(one, three);
  }
}
