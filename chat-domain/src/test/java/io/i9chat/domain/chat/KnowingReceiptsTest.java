package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Item.Status;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a chat shows of how far the other has got. */
final class KnowingReceiptsTest {
  private final Town town = new Town();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.direct(ada, bob);

  @BeforeEach
  void sayAndRead() {
    town.say(ada, chat, "1");
    town.say(ada, chat, "2");
    town.mark(bob, chat, 2, 2);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  @Rule("RECEIPT-2")
  void isAllWhereNothingIsKeptBack() {
    assertThat(peer(ada))
        .isEqualTo(new SeenMarks(2, town.clock().instant(), 2L, town.clock().instant()));
    assertThat(status(ada)).isEqualTo(Status.READ);
  }

  @Test
  @Rule("PRIVACY-3")
  void stopsAtDeliveredWhereEitherDoesNotShowItAndStaysThere() {
    Instant shown = town.clock().instant();
    for (Person shy : List.of(ada, bob)) {
      showReceipts(shy, false);
      town.clock().pass(Duration.ofSeconds(1));
      long seq = town.say(bob, chat, "more").seq();
      town.mark(ada, chat, seq, seq);

      Instant now = town.clock().instant();
      assertThat(peer(bob)).isEqualTo(new SeenMarks(seq, now, 2L, shown));
      assertThat(peer(ada)).isEqualTo(new SeenMarks(seq, now, 2L, shown));
      assertThat(status(bob)).isEqualTo(Status.DELIVERED);
      assertThat(town.summary(ada, chat).state().own().read()).isEqualTo(seq);
      showReceipts(shy, true);
      assertThat(status(bob)).isEqualTo(Status.DELIVERED);
    }
    long last = town.say(bob, chat, "last").seq();
    town.mark(ada, chat, last, last);
    assertThat(status(bob)).isEqualTo(Status.READ);
  }

  @Test
  @Rule("PRIVACY-3")
  void sayNothingOfReadingWhereNothingWasEverShown() {
    Person cleo = town.settle();
    showReceipts(cleo, false);
    ChatId shy = town.direct(ada, cleo);
    long seq = town.say(ada, shy, "hello").seq();
    town.mark(cleo, shy, seq, seq);

    SeenMarks marks = new SeenMarks(seq, town.clock().instant(), null, null);
    assertThat(town.summary(ada, shy).peer()).isEqualTo(marks);
  }

  @Test
  @Rule("BLOCK-3")
  void tellsNothingOfWhatWasReadUnderABlockAfterIt() {
    town.say(ada, chat, "3");
    town.ports().store().blocks().add(bob.id(), ada.id());
    town.mark(bob, chat, 3, 3);
    town.ports().store().blocks().remove(bob.id(), ada.id());

    assertThat(status(ada)).isEqualTo(Status.SENT);
    assertThat(peer(ada))
        .isEqualTo(new SeenMarks(2, town.clock().instant(), 2L, town.clock().instant()));
  }

  @Test
  @Rule("BLOCK-3")
  void isNothingWhileEitherHasBlockedTheOther() {
    town.ports().store().blocks().add(bob.id(), ada.id());

    assertThat(peer(ada)).isNull();
    assertThat(peer(bob)).isNull();
    assertThat(status(ada)).isNull();

    town.ports().store().blocks().remove(bob.id(), ada.id());
    assertThat(status(ada)).isEqualTo(Status.READ);
  }

  @Test
  void isThereBeforeTheOtherHasTheChat() {
    ChatId unbegun = town.direct(ada, town.settle());

    assertThat(town.summary(ada, unbegun).peer()).isEqualTo(new SeenMarks(0, null, 0L, null));
  }

  private void showReceipts(Person person, boolean shown) {
    town.ports()
        .store()
        .profiles()
        .update(
            person.id(),
            new ProfileChange(
                null, null, Change.keep(), new PrivacyChange(null, null, null, shown)));
  }

  private @Nullable SeenMarks peer(Person person) {
    return town.summary(person, chat).peer();
  }

  private @Nullable Status status(Person person) {
    Item last = Objects.requireNonNull(town.summary(person, chat).lastItem());
    return Objects.requireNonNull(last.now()).status();
  }
}
