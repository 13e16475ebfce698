package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.group.AddMembers;
import io.i9chat.domain.group.LeaveGroup;
import io.i9chat.domain.group.ManageMember;
import io.i9chat.domain.live.SeveralNodes.Node;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.tck.Await;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node follows the chats that its people are in, and none that they have left. */
final class LeavingOnSeveralNodesTest {
  private final SeveralNodes nodes = new SeveralNodes();
  private final Town town = nodes.town;
  private final Node here = nodes.join();
  private final Node there = nodes.join();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.group(ada, bob);

  @AfterEach
  void close() {
    nodes.close();
  }

  private void say(String text) {
    SendMessages.Command command =
        new SendMessages.Command(ada.id(), chat, List.of(Town.draft(Town.text(text))));
    assertThat(here.i9chat.messages().send().handle(command).getFirst())
        .isInstanceOf(SendMessages.Outcome.Sent.class);
  }

  private void remove(Person person) {
    assertThat(
            here.i9chat
                .groups()
                .manage()
                .handle(
                    new ManageMember.Command(
                        ManageMember.Act.REMOVE, ada.id(), chat, person.username())))
        .isInstanceOf(ManageMember.Outcome.Done.class);
  }

  private void add(Person person) {
    assertThat(
            here.i9chat
                .groups()
                .add()
                .handle(new AddMembers.Command(ada.id(), chat, List.of(person.username()))))
        .isInstanceOf(AddMembers.Outcome.Added.class);
  }

  /** Hears for one who is out by the third entry, and in again by the fourth. */
  private Ear removedAndAddedAgain() {
    Ear ear = there.listen(bob);
    remove(bob);
    ear.awaitSeq(chat, 3);
    awaitFollowed(false);
    add(bob);
    ear.awaitSeq(chat, 4);
    return ear;
  }

  /** The signal of an entry, however late. */
  private void signal(int seq) {
    Entry entry = town.wholeLog(chat).get(seq - 1);
    here.node.signals().publish(new Signal.Appended(chat, List.of(new Committed(entry, Set.of()))));
  }

  private void awaitFollowed(boolean followed) {
    Await.until(
        "the chat is followed: " + followed, () -> there.followed.contains(chat) == followed);
  }

  @Test
  void thoseWhoAreRemovedHearOfItAndNothingIsReadForTheChatThen() {
    Ear ear = there.listen(bob);
    say("before");
    remove(bob);
    ear.awaitSeq(chat, 4);
    awaitFollowed(false);
    Ear member = here.listen(ada);
    there.calls.clear();
    for (int i = 0; i < 20; i++) {
      say("text " + i);
    }
    member.awaitSeq(chat, 24);

    assertThat(there.calls.keySet()).isSubsetOf("Profiles.seen");
    assertThat(ear.seqs(chat)).endsWith(3L, 4L);
  }

  @Test
  void thoseWhoLeaveFollowNoMoreButOthersOfTheirNodeDo() {
    Person carol = town.settle();
    town.add(ada, chat, carol);
    Ear leaving = there.listen(bob);
    Ear staying = there.listen(carol);
    there.i9chat.groups().leave().handle(new LeaveGroup.Command(bob.id(), chat));
    leaving.awaitSeq(chat, 4);
    say("to carol");
    staying.awaitSeq(chat, 5);
    assertThat(there.followed).contains(chat);

    there.i9chat.groups().leave().handle(new LeaveGroup.Command(carol.id(), chat));
    staying.awaitSeq(chat, 6);
    awaitFollowed(false);
  }

  @Test
  void aChatThatWasLeftBeforeIsNotFollowed() {
    ChatId other = town.group(ada, bob);
    town.remove(ada, chat, bob);
    there.listen(bob);
    assertThat(there.followed).containsExactly(other);
  }

  @Test
  void whoIsInAgainHearsAgain() {
    Ear ear = there.listen(bob);
    remove(bob);
    ear.awaitSeq(chat, 3);
    awaitFollowed(false);
    say("missed");
    add(bob);
    ear.awaitSeq(chat, 5);
    say("heard");
    ear.awaitSeq(chat, 6);
    assertThat(ear.seqs(chat)).doesNotContain(4L).endsWith(5L, 6L);
  }

  @Test
  void whoIsInAgainIsToldNothingTwice() {
    Ear ear = there.listen(bob);
    say("before");
    remove(bob);
    ear.awaitSeq(chat, 4);
    awaitFollowed(false);
    add(bob);
    say("after");
    ear.awaitSeq(chat, 6);
    assertThat(ear.seqs(chat)).doesNotHaveDuplicates().endsWith(3L, 4L, 5L, 6L);
  }

  @Test
  void aRemovalThatIsToldLateReachesTheDeviceThatWasConnectedBefore() {
    Ear phone = there.listen(bob);
    there.deaf = true;
    remove(bob);
    there.listen(bob);
    there.deaf = false;
    signal(3);
    phone.awaitSeq(chat, 3);
    awaitFollowed(false);
  }

  @Test
  void aRemovalThatIsToldLateTakesNothingFromWhoWasInAgainAndIsRemovedAgain() {
    Ear ear = removedAndAddedAgain();
    awaitFollowed(true);
    there.deaf = true;
    say("heard");
    remove(bob);
    there.deaf = false;
    there.calls.clear();
    signal(3);
    Await.until("it is looked", () -> there.calls.containsKey("Chats.view"));
    signal(5);
    signal(6);
    ear.awaitSeq(chat, 6);
    awaitFollowed(false);
    assertThat(ear.seqs(chat)).endsWith(3L, 4L, 5L, 6L);
  }

  @Test
  void aRemovalThatIsToldLateTakesNothingFromWhoIsInAgain() {
    Ear ear = removedAndAddedAgain();
    there.calls.clear();
    signal(3);
    Await.until("it is looked", () -> there.calls.containsKey("Chats.view"));
    say("heard");
    ear.awaitSeq(chat, 5);
    assertThat(there.followed).contains(chat);
  }
}
