package io.i9chat.domain.departure;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.departure.DepartureHouse.Person;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeletingAnAccountTest {
  private final DepartureHouse house = new DepartureHouse();
  private final Person ada = house.settle();
  private final Person grace = house.settle();
  private final Person linus = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  private List<Payload> at(ChatId chat, long seq) {
    return house.since(seq, chat);
  }

  @Test
  @Rule("LEAVING-2")
  void needsThePassword() {
    ChatId group = house.group(ada, grace);

    assertThat(
            house
                .i9chat
                .signIn()
                .departures()
                .deleteAccount()
                .handle(new DeleteAccount.Command(ada.id(), "wrong", true)))
        .isEqualTo(new DeleteAccount.Outcome.CredentialsInvalid());

    assertThat(house.ports.store().accounts().byId(ada.id())).isPresent();
    assertThat(at(group, 3)).isEmpty();
    assertThat(house.signals.published()).isEmpty();
  }

  @Test
  void cannotBeDoneTwice() {
    assertThat(house.delete(ada, false)).isEqualTo(new DeleteAccount.Outcome.Deleted());
    assertThat(house.delete(ada, false)).isEqualTo(new DeleteAccount.Outcome.CredentialsInvalid());
  }

  @Test
  @Rule("LEAVING-2")
  void anOperatorDoesTheSameWithoutThePassword() {
    ChatId group = house.group(ada, grace);
    DeleteAccountOf use = house.i9chat.departures().deleteAccountOf();
    var command = new DeleteAccountOf.Command(ada.username(), true);

    assertThat(use.handle(command)).isEqualTo(new DeleteAccountOf.Outcome.Deleted());

    assertThat(house.ports.store().accounts().byId(ada.id())).isEmpty();
    assertThat(at(group, 3)).contains(new Payload.Left());
    assertThat(use.handle(command)).isEqualTo(new DeleteAccountOf.Outcome.Unknown());
  }

  @Test
  @Rule("LEAVING-2")
  void anOperatorDeletesAnAccountWithoutAPasswordToo() {
    Username made = Fresh.username();
    var newcomer = EnrolAccounts.Newcomer.withoutMail(made);
    house
        .i9chat
        .signIn()
        .operator()
        .enrolAccounts()
        .handle(new EnrolAccounts.Command(List.of(newcomer)));
    DeleteAccountOf use = house.i9chat.departures().deleteAccountOf();

    assertThat(use.handle(new DeleteAccountOf.Command(made, false)))
        .isEqualTo(new DeleteAccountOf.Outcome.Deleted());

    assertThat(house.ports.store().accounts().byUsername(made)).isEmpty();
  }

  @Test
  void leavesNothingOpen() {
    house.group(ada, grace);

    house.delete(ada, true);

    assertThat(house.ports.store().departures().open(null, 10)).isEmpty();
    assertThat(house.ports.store().accounts().byId(ada.id())).isEmpty();
  }

  @Test
  @Rule("LEAVING-2")
  void aMemberLeavesEveryGroup() {
    ChatId one = house.group(grace, ada, linus);
    ChatId two = house.group(linus, ada);

    house.delete(ada, false);

    assertThat(List.of(one, two))
        .allSatisfy(group -> assertThat(at(group, 3)).containsExactly(new Payload.Left()));
  }

  @Test
  @Rule({"LEAVING-2", "GROUP-8"})
  void theLastAdminIsFollowedByTheMemberOfLongestStandingAtOnce() {
    ChatId group = house.group(ada, grace);
    house.append(ada, group, new Payload.Added(List.of(linus.id())));

    house.delete(ada, false);

    assertThat(at(group, 4)).containsExactly(new Payload.Left(), new Payload.Promoted(grace.id()));
    assertThat(house.chats.sizes()).endsWith(2);
    assertThat(house.chats.view(group, List.of(grace.id())).orElseThrow().of(grace.id()).status())
        .isEqualTo(MemberStatus.ADMIN);
  }

  @Test
  void anAdminAmongAdminsIsFollowedByNobody() {
    ChatId group = house.group(ada, grace, linus);
    house.append(ada, group, new Payload.Promoted(linus.id()));

    house.delete(ada, false);

    assertThat(at(group, 4)).containsExactly(new Payload.Left());
  }

  @Test
  @Rule({"LEAVING-2", "GROUP-10"})
  void aGroupOfOneIsClosedForGood() {
    ChatId group = house.group(ada, grace);
    house.append(grace, group, new Payload.Left());

    house.delete(ada, false);

    assertThat(at(group, 4)).containsExactly(new Payload.Left());
    assertThat(house.chats.view(group, List.of()).orElseThrow().group())
        .matches(state -> state != null && state.isClosedForGood());
  }

  @Test
  @Rule("LEAVING-2")
  void keepsMessagesIfAskedTo() {
    ChatId chat = house.direct(ada, grace);
    Entry said = house.say(ada, chat, "hello");

    house.delete(ada, false);

    assertThat(house.log(chat)).containsExactly(said);
  }

  @Test
  @Rule("LEAVING-3")
  void erasesEveryMessageInEveryChatAlsoInThoseLeftBefore() {
    ChatId direct = house.direct(ada, grace);
    ChatId group = house.group(grace, ada);
    ChatId left = house.group(grace, ada, linus);
    for (ChatId chat : List.of(direct, group, left)) {
      house.say(ada, chat, "one");
      house.say(grace, chat, "two");
      house.say(ada, chat, "three");
    }
    house.append(ada, left, new Payload.Left());

    house.delete(ada, true);

    assertThat(List.of(direct, group, left))
        .allSatisfy(chat -> {
          assertThat(house.deletions(ada, chat)).containsExactly(1, 1);
          assertThat(house.deletions(grace, chat)).containsExactly(0);
          assertThat(house.log(chat).stream().map(Entry::payload))
              .filteredOn(payload -> payload.carried() != null)
              .hasSize(1);
        });
  }

  @Test
  @Rule("LEAVING-3")
  void leavesWhatIsDeletedAlready() {
    ChatId chat = house.direct(ada, grace);
    Entry said = house.say(ada, chat, "hello");
    house.append(ada, chat, new Payload.Delete(said.seq()));

    house.delete(ada, true);

    assertThat(house.deletions(ada, chat)).containsExactly(1);
  }

  @Test
  @Rule("LEAVING-3")
  void erasesNoMoreThanFiftyMessagesInOneCommit() {
    ChatId chat = house.direct(ada, grace);
    house.sayOften(ada, chat, 101);
    int before = house.chats.sizes().size();

    house.delete(ada, true);

    assertThat(house.deletions(ada, chat)).hasSize(101).containsOnly(1);
    assertThat(house.chats.sizes().subList(before, house.chats.sizes().size()))
        .containsExactly(50, 50, 1);
  }

  @Test
  void isToldOnceItIsDurable() {
    ChatId group = house.group(ada, grace);
    ChatId direct = house.direct(ada, grace);
    house.say(ada, direct, "hello");
    house.ports.store().blocks().add(ada.id(), linus.id());

    house.delete(ada, true);

    assertThat(house.signals.published())
        .startsWith(
            new Signal.SessionsEnded(ada.id(), Set.of(ada.caller().session())),
            new Signal.RelationChanged(ada.id(), linus.id()),
            new Signal.PersonChanged(ada.id()));
    assertThat(house.signals.published())
        .filteredOn(Signal.Appended.class::isInstance)
        .extracting(signal -> ((Signal.Appended) signal).chat())
        .containsExactlyInAnyOrder(group, direct);
  }

  @Test
  @Rule("LEAVING-4")
  void aNameThatWasJustShownIsNotShownAnyMore() {
    ChatId chat = house.direct(ada, grace);
    SendMessages.Draft draft =
        new SendMessages.Draft(Fresh.clientId(), new Content.Text("hello"), null);
    assertThat(send(ada, chat, draft))
        .isInstanceOfSatisfying(
            SendMessages.Outcome.Sent.class,
            sent -> assertThat(sent.entry().author()).isEqualTo(ada.username()));

    house.delete(ada, false);

    assertThat(send(ada, chat, draft))
        .isInstanceOfSatisfying(
            SendMessages.Outcome.Sent.class,
            repeated -> assertThat(repeated.entry().author()).isNull());
  }

  @Test
  @Rule("LEAVING-4")
  void isDoneAndTheNameForgottenAlthoughTheBusIsDown() {
    ChatId group = house.group(ada, grace);
    ChatId chat = house.direct(ada, grace);
    SendMessages.Draft draft =
        new SendMessages.Draft(Fresh.clientId(), new Content.Text("hello"), null);
    send(ada, chat, draft);
    house.signals.goDown();

    assertThat(house.delete(ada, false)).isEqualTo(new DeleteAccount.Outcome.Deleted());

    assertThat(at(group, 3)).hasSize(2);
    assertThat(send(ada, chat, draft))
        .isInstanceOfSatisfying(
            SendMessages.Outcome.Sent.class,
            repeated -> assertThat(repeated.entry().author()).isNull());
  }

  private SendMessages.Outcome send(Person author, ChatId chat, SendMessages.Draft draft) {
    return house
        .i9chat
        .messages()
        .send()
        .handle(new SendMessages.Command(author.id(), chat, List.of(draft)))
        .getFirst();
  }

  @Test
  @Rule("LEAVING-4")
  void theirDirectChatCanBeReadAndNotWrittenIn() {
    ChatId chat = house.direct(ada, grace);
    house.say(ada, chat, "hello");

    house.delete(ada, false);

    assertThat(
            send(
                grace,
                chat,
                new SendMessages.Draft(Fresh.clientId(), new Content.Text("still there?"), null)))
        .isEqualTo(new SendMessages.Outcome.OtherDeleted());
    assertThat(house.log(chat)).hasSize(1);
  }
}
