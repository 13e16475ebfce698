package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.DisturbedChats;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.domain.message.SendMessages.Outcome.Sent;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Another node changes a chat while this one has an old view of it at hand, and goes on having it:
 * what is answered is what is true now.
 */
final class SendingOnOldViewsTest {
  private final AtomicReference<DisturbedChats> chats = new AtomicReference<>();
  private final Town town =
      new Town(
          PortChanges.chats(c -> chats.updateAndGet(unset -> new DisturbedChats(c)))
                  .andThen(PortChanges::unlimited)
              ::apply);
  private final StorePorts store = town.ports().store();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId direct = town.direct(ada, bob);
  private final ChatId group = town.group(ada, bob);

  @AfterEach
  void close() {
    town.close();
  }

  /** Has the view of now at hand from now on. */
  private void remember(ChatId chat, Person person) {
    ChatView view = store.chats().view(chat, List.of(person.id())).orElseThrow();
    chats.get().haveAtHand(view);
  }

  private Outcome send(Person author, ChatId chat) {
    return town.send(author, chat, Town.text("hello")).getFirst();
  }

  private void assertSent(Person author, ChatId chat) {
    int before = town.wholeLog(chat).size();
    assertThat(send(author, chat)).isInstanceOf(Sent.class);
    assertThat(town.wholeLog(chat)).hasSize(before + 1);
  }

  private void assertRefused(Person author, ChatId chat, Outcome refusal) {
    int before = town.wholeLog(chat).size();
    assertThat(send(author, chat)).isEqualTo(refusal);
    assertThat(town.wholeLog(chat)).hasSize(before);
  }

  @Test
  void aViewAtHandSavesTheReading() {
    remember(group, bob);
    chats.get().drainViews();

    assertSent(bob, group);
    assertSent(bob, group);
    assertThat(chats.get().drainViews()).isZero();
  }

  @Test
  void whatDidNotHoldIsReadOnceAndNoMessageIsTwice() {
    remember(group, bob);
    town.add(ada, group, town.settle());
    chats.get().drainViews();
    chats.get().drainCommits();

    assertThat(town.send(bob, group, Town.text("1"), Town.text("2"), Town.text("3")))
        .hasOnlyElementsOfType(Sent.class);
    assertThat(chats.get().drainViews()).isEqualTo(1);
    assertThat(chats.get().drainCommits()).containsExactly(3, 3);
    assertThat(town.wholeLog(group)).hasSize(6);
  }

  @Test
  @Rule("ACCESS-2")
  void whoWasRemovedOrHasLeftIsGone() {
    remember(group, bob);
    town.remove(ada, group, bob);
    assertRefused(bob, group, new Outcome.Gone());
    town.add(ada, group, bob);
    remember(group, bob);
    town.append(bob, group, new Payload.Left());
    assertRefused(bob, group, new Outcome.Gone());
  }

  @Test
  @Rule("ACCESS-1")
  void whoWasAddedOrCameBackWrites() {
    Person cleo = town.settle();
    remember(group, cleo);
    town.add(ada, group, cleo);
    assertSent(cleo, group);
    town.remove(ada, group, cleo);
    remember(group, cleo);
    town.append(cleo, group, new Payload.Joined());
    assertSent(cleo, group);
  }

  @Test
  void whoBecameAnAdminOrWasMadeAMemberAgainWrites() {
    remember(group, bob);
    town.append(ada, group, new Payload.Promoted(bob.id()));
    assertSent(bob, group);
    remember(group, bob);
    town.append(ada, group, new Payload.Demoted(bob.id()));
    assertSent(bob, group);
    ChatView view = store.chats().view(group, List.of()).orElseThrow();
    GroupProfile now = Objects.requireNonNull(view.group()).profile();
    GroupProfile next = GroupProfile.named(new GroupName("Another name"));
    town.append(ada, group, new Payload.Changed(now, next));
    assertSent(bob, group);
  }

  @Test
  @Rule("BLOCK-1")
  void aBlockOfEitherHoldsAtOnceAndSoDoesItsEnd() {
    town.say(ada, direct, "hello");
    for (Person blocker : List.of(ada, bob)) {
      Person blocked = blocker.equals(ada) ? bob : ada;
      remember(direct, ada);
      store.blocks().add(blocker.id(), blocked.id());
      assertRefused(ada, direct, new Outcome.Blocked());
      assertRefused(bob, direct, new Outcome.Blocked());
      remember(direct, ada);
      store.blocks().remove(blocker.id(), blocked.id());
      assertSent(ada, direct);
      assertSent(bob, direct);
    }
  }

  @Test
  @Rule("LEAVING-4")
  void aDeletedAccountEndsTheDirectChatForBoth() {
    town.say(ada, direct, "hello");
    remember(direct, ada);
    assertThat(store.departures().begin(bob.id(), null, false)).isTrue();
    assertRefused(ada, direct, new Outcome.OtherDeleted());
    assertRefused(bob, direct, new Outcome.Gone());
  }

  @Test
  void theOtherSideOfADirectChatOpensWithNoVersionToTell() {
    remember(direct, bob);
    assertRefused(bob, direct, new Outcome.NotFound());
    town.open(bob, ada);
    assertSent(bob, direct);
  }

  @Test
  @Rule("REPLY-1")
  void aReplyIsToWhatItsAuthorCanSeeNow() {
    long seen = town.say(ada, group, "seen").seq();
    remember(group, bob);
    town.remove(ada, group, bob);
    long missed = town.say(ada, group, "missed").seq();
    town.add(ada, group, bob);

    assertThat(town.send(bob, group, Town.reply(missed, "?"), Town.reply(seen, "!")))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(new Outcome.ReplyNotVisible()),
            second -> assertThat(second).isInstanceOf(Sent.class));
    town.append(ada, group, new Payload.Delete(seen));
    assertThat(town.send(bob, group, Town.reply(seen, "?")))
        .containsExactly(new Outcome.ReplyDeleted());
  }

  @Test
  @Rule("REPLY-1")
  void aReplyIsToWhatItsAuthorMayNotHaveSeenThen() {
    Person cleo = town.settle();
    town.append(bob, group, new Payload.Left());
    remember(group, bob);
    town.append(bob, group, new Payload.Joined());
    long seq = town.say(ada, group, "for whoever is in").seq();
    assertThat(town.send(bob, group, Town.reply(seq, "me")).getFirst()).isInstanceOf(Sent.class);
    assertRefused(cleo, group, new Outcome.NotFound());
  }

  @Test
  @Rule("IDEM-1")
  void whatWasSentBeforeIsAnsweredWhateverBecameOfItsAuthor() {
    Payload.Message made = Town.text("made before");
    town.say(bob, group, made);
    remember(group, bob);
    town.remove(ada, group, bob);

    assertThat(town.send(bob, group, made, Town.text("too late")))
        .satisfiesExactly(
            first -> assertThat(((Sent) first).fresh()).isFalse(),
            second -> assertThat(second).isEqualTo(new Outcome.Gone()));
  }

  @Test
  void whatIsBehindAnAllowedMessageIsDecidedOnWhatIsTrueThen() {
    remember(group, bob);
    chats.get().disturb(1, 1, () -> town.remove(ada, group, bob));

    assertThat(town.send(bob, group, Town.text("in time"), Town.text("too late")))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Sent.class),
            second -> assertThat(second).isEqualTo(new Outcome.Gone()));
  }
}
