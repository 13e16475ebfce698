package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.DisturbedChats;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something happens between what is decided and its commit. */
final class DecidingAgainTest {
  private final AtomicReference<DisturbedChats> chats = new AtomicReference<>();
  private final Town town =
      new Town(PortChanges.chats(store -> chats.updateAndGet(unset -> new DisturbedChats(store))));
  private final GroupUseCases groups = town.i9chat().groups();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final Person cleo = town.settle();
  private final Person dan = town.settle();
  private final ChatId chat = town.group(ada, bob, cleo);

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  @Rule("GROUP-2")
  void anAdminWhoIsDemotedMeanwhileAddsNobody() {
    meanwhile(new Payload.Promoted(bob.id()), new Payload.Demoted(ada.id()));

    assertThat(add(dan)).isEqualTo(new AddMembers.Outcome.NotAnAdmin());
    assertThat(last()).isEqualTo(new Payload.Demoted(ada.id()));
  }

  @Test
  @Rule({"BLOCK-2", "PRIVACY-2"})
  void whoeverBlocksMeanwhileIsNotAdded() {
    chats.get().disturb(1, () -> town.ports().store().blocks().add(dan.id(), ada.id()));

    assertThat(add(dan)).isEqualTo(new AddMembers.Outcome.Forbidden(0));
  }

  @Test
  @Rule("GROUP-11")
  void whoeverCameInMeanwhileIsNotAddedTwice() {
    chats.get().disturb(1, () -> town.append(dan, chat, new Payload.Joined()));

    assertThat(add(dan)).isEqualTo(new AddMembers.Outcome.AllIn());
    assertThat(last()).isEqualTo(new Payload.Joined());
  }

  @Test
  @Rule("GROUP-6")
  void whoeverLeftMeanwhileIsNotRemoved() {
    chats.get().disturb(1, () -> town.append(bob, chat, new Payload.Left()));

    assertThat(
            groups
                .manage()
                .handle(
                    new ManageMember.Command(
                        ManageMember.Act.REMOVE, ada.id(), chat, bob.username())))
        .isEqualTo(new ManageMember.Outcome.NotAMember());
  }

  @Test
  @Rule("GROUP-8")
  void whoeverBecomesTheLastAdminMeanwhileLeavesAnother() {
    town.append(ada, chat, new Payload.Promoted(bob.id()));
    chats.get().disturb(1, () -> town.append(bob, chat, new Payload.Left()));

    assertThat(groups.leave().handle(new LeaveGroup.Command(ada.id(), chat)))
        .isInstanceOf(LeaveGroup.Outcome.Left.class);
    assertThat(last()).isEqualTo(new Payload.Promoted(cleo.id()));
  }

  @Test
  @Rule("GROUP-11")
  void whoeverIsPutOutMeanwhileIsToldSoWhenTheyLeave() {
    chats.get().disturb(1, () -> town.remove(ada, chat, bob));

    LeaveGroup.Outcome outcome = groups.leave().handle(new LeaveGroup.Command(bob.id(), chat));

    assertThat(GroupHouse.shown(((LeaveGroup.Outcome.Left) outcome).entry()).payload())
        .isEqualTo(new Payload.Removed(bob.id()));
  }

  @Test
  @Rule("GROUP-10")
  void aGroupThatIsClosedForGoodMeanwhileLetsNobodyIn() {
    meanwhile(new Payload.Removed(bob.id()), new Payload.Removed(cleo.id()), new Payload.Left());

    assertThat(groups.join().handle(new JoinGroup.Command(dan.id(), chat)))
        .isEqualTo(new JoinGroup.Outcome.ClosedForGood());
  }

  @Test
  void aGroupThatNeverStandsStillIsUnavailable() {
    chats.get().disturb(1_000, () -> town.append(dan, chat, inTurn(dan)));

    assertThatThrownBy(() -> add(town.settle())).isInstanceOf(PortFailure.class);
  }

  /** Coming and going in turn. */
  private Payload inTurn(Person person) {
    boolean in =
        town.ports()
            .store()
            .chats()
            .view(chat, List.of(person.id()))
            .orElseThrow()
            .of(person.id())
            .isIn();
    return in ? new Payload.Left() : new Payload.Joined();
  }

  private AddMembers.Outcome add(Person person) {
    return groups.add().handle(new AddMembers.Command(ada.id(), chat, List.of(person.username())));
  }

  /** Lets the admin do this before the next commit. */
  private void meanwhile(Payload... payloads) {
    chats
        .get()
        .disturb(
            1,
            () -> {
              for (Payload payload : payloads) {
                town.append(ada, chat, payload);
              }
            });
  }

  private Payload last() {
    return town.wholeLog(chat).getLast().payload();
  }
}
