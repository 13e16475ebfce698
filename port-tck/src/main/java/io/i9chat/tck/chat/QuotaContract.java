package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Mismatch;
import io.i9chat.ports.model.commit.CommitResult.OverQuota;
import io.i9chat.ports.model.commit.CommitResult.Repeated;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about what their authors may store. */
public interface QuotaContract extends StoreUnderTest {
  private static Intent within(long quota, Conversation chat, PersonId author, Payload payload) {
    return within(quota, chat, author, chat.version(), payload);
  }

  private static Intent within(
      long quota, Conversation chat, PersonId author, long version, Payload payload) {
    return new Intent(author, version, chat.tick(), payload, List.of(), List.of(), quota);
  }

  @Test
  @Rule("CHATS-19")
  default void whatWouldPassTheQuotaIsNotStoredAndStopsNothing(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    Entry first = chat.say(ada, "some 12 chars");
    long quota = ports().storage().used(ada) + Weight.kept(Conversation.text("short"));
    long head = chat.head();

    List<CommitResult> results =
        chat.commit(
            within(quota, chat, ada, Conversation.text("longer")),
            within(quota, chat, ada, Conversation.text("short")),
            within(quota, chat, ada, Conversation.text("s")),
            within(quota, chat, bob, Conversation.text("of one who stores nothing yet")),
            within(Intent.UNBOUNDED, chat, ada, new Payload.Delete(first.seq())));

    assertThat(results.get(0)).isEqualTo(new OverQuota());
    assertThat(results.get(1)).isInstanceOf(Committed.class);
    assertThat(results.get(2)).isEqualTo(new OverQuota());
    assertThat(results.get(3)).isInstanceOf(Committed.class);
    assertThat(results.get(4)).isInstanceOf(Committed.class);
    assertThat(chat.head()).isEqualTo(head + 3);
    assertThat(chat.commit(within(quota, chat, ada, Conversation.text("a"))))
        .isEqualTo(new OverQuota());
    chat.delete(ada, first.seq() + 1);
    assertThat(chat.commit(within(quota, chat, ada, Conversation.text("a"))))
        .as("what was withdrawn has made room")
        .isInstanceOf(Committed.class);
  }

  @Test
  @Rule("CHATS-19")
  default void editsAndReactionsAreStoredToo(@Enrolled PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Newcomers.enrolled(ports()).id());
    Entry message = chat.say(ada, "hello");
    Payload edit = new Payload.Edit(message.seq(), Body.text("hello again"));
    Payload reaction = new Payload.Reaction(message.seq(), WithdrawalContract.THUMB);
    long used = ports().storage().used(ada);

    for (Payload payload : List.of(edit, reaction)) {
      long most = used + Weight.kept(payload);
      assertThat(chat.commit(within(most - 1, chat, ada, payload))).isEqualTo(new OverQuota());
    }
    chat.committed(within(used + Weight.kept(reaction), chat, ada, reaction));
    used = ports().storage().used(ada);
    chat.committed(within(used + Weight.kept(edit), chat, ada, edit));
  }

  @Test
  @Rule("CHATS-19")
  default void whatFitsExactlyIsStored(@Enrolled PersonId ada) {
    Conversation chat = direct(ada);
    Payload message = Conversation.text("fits");

    chat.committed(within(Weight.kept(message), chat, ada, message));
  }

  @Test
  @Rule("CHATS-19")
  default void whatWasStoredWithoutAQuotaCountsForOne(@Enrolled PersonId ada) {
    Conversation chat = direct(ada);
    Payload first = Conversation.text("first");
    Payload second = Conversation.text("second");
    long both = Weight.kept(first) + Weight.kept(second);

    List<CommitResult> results =
        chat.commit(
            within(Intent.UNBOUNDED, chat, ada, first),
            within(both - 1, chat, ada, second),
            within(both, chat, ada, second));

    assertThat(results.get(0)).isInstanceOf(Committed.class);
    assertThat(results.get(1)).as("in the same call").isEqualTo(new OverQuota());
    assertThat(results.get(2)).isInstanceOf(Committed.class);
    Entry message = ((Committed) results.get(0)).entry();
    chat.committed(ada, new Payload.Reaction(message.seq(), WithdrawalContract.THUMB));
    Payload third = Conversation.text("third");
    long all = ports().storage().used(ada) + Weight.kept(third);
    assertThat(chat.commit(within(all - 1, chat, ada, third)))
        .as("a reaction")
        .isEqualTo(new OverQuota());
  }

  @Test
  @Rule("CHATS-19")
  default void aRepeatAndWhatIsStaleComeFirst(@Enrolled PersonId ada) {
    Conversation chat = Conversation.direct(ports(), ada, Fresh.person());
    Payload.Message hello = Conversation.text("hello");
    Entry said = chat.committed(ada, hello).entry();
    Payload.Message other = Conversation.text(hello.clientId(), "bye");

    assertThat(chat.commit(within(1, chat, ada, hello))).isEqualTo(new Repeated(said));
    assertThat(chat.commit(within(1, chat, ada, other))).isEqualTo(new Mismatch());
    long old = chat.version() - 1;
    assertThat(chat.commit(within(1, chat, ada, old, Conversation.text("new"))))
        .isEqualTo(new Stale());
    assertThat(chat.commit(within(1, chat, ada, Conversation.text("new"))))
        .isEqualTo(new OverQuota());
  }

  @Test
  @Rule("CHATS-19")
  default void whatMeetsMayPassTheQuotaOnceAndNothingAfterItDoes(@Enrolled PersonId ada) {
    List<Conversation> chats = List.of(direct(ada), direct(ada), direct(ada), direct(ada));
    long quota = Weight.kept(Conversation.text("a")) * 2;

    List<CommitResult> results =
        Race.of(
            chats.size(),
            i -> chats.get(i).commit(within(quota, chats.get(i), ada, Conversation.text("a"))));

    assertThat(results).hasOnlyElementsOfTypes(Committed.class, OverQuota.class);
    assertThat(results.stream().filter(Committed.class::isInstance)).hasSizeGreaterThan(1);
    Conversation last = chats.getFirst();
    assertThat(last.commit(within(quota, last, ada, Conversation.text("a"))))
        .isEqualTo(new OverQuota());
  }

  private Conversation direct(PersonId opener) {
    return Conversation.direct(ports(), opener, Fresh.person());
  }
}
