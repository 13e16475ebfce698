package io.i9chat.tck.chat.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.MarkResult.Marked;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others are shown of watermarks that rose while they were hidden. */
interface HiddenReceiptsContract extends StoreUnderTest {
  private void showReads(PersonId person, boolean shown) {
    PrivacyChange change = new PrivacyChange(null, null, null, shown);
    assertThat(
            ports().profiles().update(person, new ProfileChange(null, null, Change.keep(), change)))
        .isInstanceOf(ProfileUpdate.Updated.class);
  }

  private void mark(Conversation chat, PersonId person, long delivered, long read) {
    assertThat(chat.mark(person, delivered, read)).isInstanceOf(Marked.class);
  }

  private MarkResult mark(Conversation chat, PersonId person, long seq, Instant at) {
    return ports().receipts().mark(chat.id(), person, seq, seq, at);
  }

  /** What the other is shown of a person's watermarks: delivered and read. */
  private List<Long> shown(Conversation chat, PersonId person, PersonId other) {
    Watermarks shown = chat.marks(person);
    assertThat(chat.item(other).peer()).isEqualTo(shown);
    return List.of(shown.delivered(), shown.read());
  }

  private List<Long> held(Conversation chat, PersonId person) {
    Watermarks held = chat.item(person).own();
    return List.of(held.delivered(), held.read());
  }

  @Test
  @Rule("RECEIPTS-7")
  default void whatIsReadWhileEitherShowsNoReadReceiptsIsNeverShown() {
    for (boolean reader : List.of(true, false)) {
      PersonId ada = newcomer();
      PersonId bob = newcomer();
      Conversation chat = Conversation.told(ports(), ada, bob, 9);
      mark(chat, bob, 4, 3);

      showReads(reader ? bob : ada, false);
      assertThat(shown(chat, bob, ada)).as("what was shown stays").containsExactly(4L, 3L);
      mark(chat, bob, 0, 7);
      assertThat(held(chat, bob)).containsExactly(7L, 7L);
      assertThat(shown(chat, bob, ada)).containsExactly(7L, 3L);

      showReads(reader ? bob : ada, true);
      assertThat(shown(chat, bob, ada)).as("shows them again").containsExactly(7L, 3L);
      mark(chat, bob, 7, 7);
      assertThat(shown(chat, bob, ada)).as("marked again").containsExactly(7L, 3L);
      mark(chat, bob, 8, 0);
      assertThat(shown(chat, bob, ada)).as("delivered alone").containsExactly(8L, 3L);
      mark(chat, bob, 0, 8);
      assertThat(shown(chat, bob, ada)).as("what rises now").containsExactly(8L, 8L);
    }
  }

  @Test
  @Rule("RECEIPTS-7")
  default void whatRisesUnderABlockIsNeverShown() {
    for (boolean reader : List.of(true, false)) {
      PersonId ada = newcomer();
      PersonId bob = newcomer();
      Conversation chat = Conversation.told(ports(), ada, bob, 9);
      mark(chat, bob, 4, 3);

      assertThat(ports().blocks().add(reader ? bob : ada, reader ? ada : bob))
          .isEqualTo(Blocking.ADDED);
      mark(chat, bob, 8, 7);
      assertThat(held(chat, bob)).containsExactly(8L, 7L);
      assertThat(shown(chat, bob, ada)).containsExactly(4L, 3L);

      assertThat(ports().blocks().remove(reader ? bob : ada, reader ? ada : bob)).isTrue();
      mark(chat, bob, 8, 7);
      assertThat(shown(chat, bob, ada)).as("unblocked").containsExactly(4L, 3L);
      mark(chat, bob, 9, 0);
      assertThat(shown(chat, bob, ada)).as("what rises now").containsExactly(9L, 3L);
      mark(chat, bob, 0, 8);
      assertThat(shown(chat, bob, ada)).containsExactly(9L, 8L);
    }
  }

  @Test
  @Rule("RECEIPTS-7")
  default void sendingShowsNoReadThatIsHidden(@Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation chat = Conversation.told(ports(), ada, bob, 9);
    mark(chat, bob, 4, 3);
    showReads(bob, false);

    chat.say(bob, "ten");
    assertThat(held(chat, bob)).containsExactly(10L, 10L);
    assertThat(shown(chat, bob, ada)).containsExactly(10L, 3L);
    Intent eleven = chat.intent(bob, Conversation.text("11"));
    chat.commit(eleven, chat.intent(bob, Conversation.text("12")));
    showReads(bob, true);
    assertThat(shown(chat, bob, ada)).as("shows them again").containsExactly(12L, 3L);

    chat.say(ada, "thirteen");
    chat.say(bob, "fourteen");
    assertThat(shown(chat, bob, ada)).as("one who has read up to here").containsExactly(14L, 14L);
    assertThat(shown(chat, ada, bob)).containsExactly(13L, 13L);
  }

  @Test
  @Rule("RECEIPTS-7")
  default void theTimesAreThoseOfWhatIsShown(@Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation chat = Conversation.told(ports(), ada, bob, 9);
    Instant first = chat.tick();
    mark(chat, bob, 5, first);
    showReads(bob, false);
    Instant hidden = chat.tick();
    Watermarks shown = new Watermarks(6, 5, hidden, first);
    ReceiptState read = new ReceiptState(new Watermarks(6, 6, hidden, hidden), shown);
    assertThat(mark(chat, bob, 6, hidden)).isEqualTo(new Marked(read, true));
    assertThat(chat.marks(bob)).isEqualTo(shown);

    ports().blocks().add(ada, bob);
    Instant blocked = chat.tick();
    read = new ReceiptState(new Watermarks(7, 7, blocked, blocked), shown);
    assertThat(mark(chat, bob, 7, blocked)).isEqualTo(new Marked(read, true));
    assertThat(chat.marks(bob)).isEqualTo(shown);
  }

  @Test
  @Rule("RECEIPTS-7")
  default void inGroupsNothingIsHidden(@Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    chat.say(ada, "three");
    showReads(bob, false);
    ports().blocks().add(bob, ada);
    mark(chat, bob, 0, 3);

    assertThat(chat.marks(bob).read()).isEqualTo(3);
    chat.say(bob, "four");
    assertThat(chat.marks(bob).read()).isEqualTo(4);
  }
}
