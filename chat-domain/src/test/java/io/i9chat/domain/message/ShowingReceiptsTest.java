package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.SeenMarks;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.message.ShowReceipts.Outcome;
import io.i9chat.domain.message.ShowReceipts.Progress;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShowingReceiptsTest {
  private static final Comparator<Progress> BY_NAME =
      Comparator.comparing(each -> each.person().username());

  private final Town town = new Town();
  private final Person ada = town.settle(new Username("ada"));
  private final Person bob = town.settle(new Username("Bob"));
  private final ChatId chat = town.direct(ada, bob);

  @Test
  void showsTheAuthorHowFarTheOtherHasGot() {
    town.say(ada, chat, "1");
    town.say(ada, chat, "2");
    assertThat(show(ada, chat, 2)).isEqualTo(shown(0, 0, Watermarks.NONE));

    town.mark(bob, chat, 2, 1);

    Watermarks marks = Watermarks.NONE.raised(2, 1, town.clock().instant());
    assertThat(show(ada, chat, 1)).isEqualTo(shown(1, 1, marks));
    assertThat(show(ada, chat, 2)).isEqualTo(shown(1, 0, marks));
  }

  private Outcome shown(int delivered, int read, Watermarks marks) {
    SeenMarks seen =
        Objects.requireNonNull(Objects.requireNonNull(SeenMarks.of(marks, ReceiptVisibility.ALL)));
    return new Outcome.Shown(1, delivered, read, List.of(new Progress(bob.profile(), seen)), false);
  }

  @Test
  void pagesByUsernameIgnoringCase() {
    town.say(ada, chat, "1");

    assertThat(show(ada, chat, 1, new Username("BOA"))).isEqualTo(shown(0, 0, Watermarks.NONE));
    assertThat(show(ada, chat, 1, new Username("BOB")))
        .isEqualTo(new Outcome.Shown(1, 0, 0, List.of(), false));
  }

  @Test
  @Rule("RECEIPT-5")
  void isTheAuthorsAlone() {
    town.say(ada, chat, "1");

    assertThat(show(bob, chat, 1)).isEqualTo(new Outcome.Forbidden());
    assertThat(show(town.settle(), chat, 1)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, Fresh.chat(), 1)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  void findsMessagesOnlyAndOnlyThoseTheCallerCanSee() {
    ChatId group = town.group(ada, bob);
    town.say(ada, group, "3");
    Person cleo = town.settle();
    town.add(ada, group, cleo);

    assertThat(show(ada, group, 1)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, group, 99)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, group, 0)).isEqualTo(new Outcome.NotFound());
    assertThat(show(ada, group, 3)).isInstanceOf(Outcome.Shown.class);
    assertThat(show(bob, group, 3)).isEqualTo(new Outcome.Forbidden());
    assertThat(show(cleo, group, 3)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  @Rule({"RECEIPT-5", "WINDOW-3"})
  void isRefusedToWhoHasGone() {
    ChatId group = town.group(ada, bob);
    town.say(bob, group, "3");
    town.append(bob, group, new Payload.Left());

    assertThat(show(bob, group, 3)).isEqualTo(new Outcome.Forbidden());
  }

  @Test
  @Rule("BLOCK-3")
  void isRefusedWhileEitherHasBlockedTheOther() {
    town.say(ada, chat, "1");
    town.ports().store().blocks().add(bob.id(), ada.id());

    assertThat(show(ada, chat, 1)).isEqualTo(new Outcome.Blocked());
    assertThat(show(bob, chat, 1)).isEqualTo(new Outcome.Forbidden());
    assertThat(show(ada, chat, 9)).isEqualTo(new Outcome.NotFound());

    town.ports().store().blocks().remove(bob.id(), ada.id());
    assertThat(show(ada, chat, 1)).isInstanceOf(Outcome.Shown.class);
  }

  @Test
  @Rule("PRIVACY-3")
  void hidesWhatIsReadWhileEitherDoesNotShowItAlsoLater() {
    town.say(ada, chat, "1");
    for (Person shy : List.of(ada, bob)) {
      showReceipts(shy, false);
      town.mark(bob, chat, 1, 1);

      Outcome.Shown hidden = (Outcome.Shown) show(ada, chat, 1);

      assertThat(hidden.deliveredCount()).isEqualTo(1);
      assertThat(hidden.readCount()).isZero();
      SeenMarks marks = hidden.members().getFirst().marks();
      assertThat(marks.delivered()).isEqualTo(1);
      assertThat(marks.read()).isNull();
      assertThat(marks.readAt()).isNull();
      showReceipts(shy, true);
      assertThat(((Outcome.Shown) show(ada, chat, 1)).readCount()).isZero();
    }
    town.say(ada, chat, "2");
    town.mark(bob, chat, 2, 2);
    assertThat(((Outcome.Shown) show(ada, chat, 1)).readCount()).isEqualTo(1);
    showReceipts(bob, false);
    Outcome.Shown told = (Outcome.Shown) show(ada, chat, 2);
    assertThat(told.readCount()).as("what was told stays").isEqualTo(1);
    assertThat(told.members().getFirst().marks().read()).isEqualTo(2);
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

  @Test
  @Rule({"RECEIPT-2", "BLOCK-4", "PRIVACY-3", "LARGE-1"})
  void showsAllThatHoldsInAGroupOfAnySize() {
    Person[] others = IntStream.range(0, 150).mapToObj(i -> town.settle()).toArray(Person[]::new);
    ChatId group = town.group(ada, others);
    showReceipts(others[0], false);
    town.ports().store().blocks().add(others[1].id(), ada.id());
    town.say(ada, group, "3");
    town.mark(others[0], group, 3, 3);
    town.mark(others[1], group, 3, 0);
    town.append(others[2], group, new Payload.Left());
    town.append(others[3], group, new Payload.Left());
    town.append(others[3], group, new Payload.Joined());
    town.add(ada, group, town.settle());

    Outcome.Shown first = (Outcome.Shown) show(ada, group, 3);

    assertThat(first.total()).isEqualTo(149);
    assertThat(first.deliveredCount()).as("two marked, one came back above it").isEqualTo(3);
    assertThat(first.readCount()).isEqualTo(2);
    assertThat(first.members()).hasSize(50).isSortedAccordingTo(BY_NAME);
    assertThat(first.hasMore()).isTrue();
    Username after = first.members().getLast().person().username();
    Outcome.Shown second = (Outcome.Shown) show(ada, group, 3, after);
    assertThat(second.members()).hasSize(50).doesNotContainAnyElementsOf(first.members());
    after = second.members().getLast().person().username();
    Outcome.Shown third = (Outcome.Shown) show(ada, group, 3, after);
    assertThat(third.members()).hasSize(49);
    assertThat(third.hasMore()).isFalse();
    assertThat(third.total()).isEqualTo(149);
  }

  private Outcome show(Person caller, ChatId shown, long seq) {
    return show(caller, shown, seq, null);
  }

  private Outcome show(Person caller, ChatId shown, long seq, @Nullable Username after) {
    return town.i9chat()
        .messages()
        .receipts()
        .handle(new ShowReceipts.Command(caller.id(), shown, seq, after, PageLimit.DEFAULT));
  }
}
