package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.MarkReceipts;
import io.i9chat.domain.chat.OpenDirectChat;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.live.SeveralNodes.Node;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes on one store behave as one, on a bus that takes signals where they are wanted. */
final class SeveralNodesTest {
  private final SeveralNodes nodes = new SeveralNodes();
  private final Town town = nodes.town;
  private final Node here = nodes.join();
  private final Node there = nodes.join();
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @AfterEach
  void close() {
    nodes.close();
  }

  private static void say(Node node, Person author, ChatId chat, String text) {
    SendMessages.Command command =
        new SendMessages.Command(author.id(), chat, List.of(Town.draft(Town.text(text))));
    assertThat(node.i9chat.messages().send().handle(command).getFirst())
        .isInstanceOf(SendMessages.Outcome.Sent.class);
  }

  private static ChatId direct(Node node, Person opener, Person other) {
    return ((OpenDirectChat.Outcome.Opened)
            node.i9chat
                .chats()
                .openDirect()
                .handle(new OpenDirectChat.Command(opener.id(), other.username())))
        .chat()
        .state()
        .chat()
        .id();
  }

  private static void watch(Ear ear, Person person) {
    ear.subscription().watch(List.of(person.username()));
  }

  /** What an ear was told of the presence of others. */
  private static List<Presence> presences(Ear ear) {
    return ear.events(LiveEvent.PresenceChanged.class).stream()
        .map(LiveEvent.PresenceChanged::presence)
        .toList();
  }

  private static void awaitPresences(Ear ear, Boolean... online) {
    Await.until(
        "it is told " + List.of(online) + ", not " + presences(ear),
        () -> presences(ear).stream().map(Presence::online).toList().equals(List.of(online)));
  }

  @Test
  void aMessageReachesMembersOnEveryNodeInOrder() {
    ChatId chat = town.group(ada, bob);
    Ear phone = here.listen(ada);
    Ear laptop = there.listen(ada);
    Ear other = there.listen(bob);
    for (int i = 0; i < 40; i++) {
      say(i % 2 == 0 ? here : there, i % 3 == 0 ? ada : bob, chat, "text " + i);
    }
    for (Ear ear : List.of(phone, laptop, other)) {
      ear.awaitSeq(chat, 42);
      assertThat(ear.seqs(chat).stream().filter(seq -> seq > 2).toList())
          .isEqualTo(LongStream.rangeClosed(3, 42).boxed().toList());
    }
  }

  @Test
  void aPersonIsToldOfAChatThatIsNewToThemOnAnotherNode() {
    Ear ear = there.listen(bob);
    ChatId direct = direct(here, ada, bob);
    say(here, ada, direct, "hello");
    ear.awaitSeq(direct, 1);
    assertThat(ear.story()).containsExactly("chat", "1");

    say(here, ada, direct, "again");
    ear.awaitSeq(direct, 2);
  }

  /** Holds a node up when it is to follow chats, until it is let go. */
  private static CountDownLatch holdUp(Node node) {
    CountDownLatch letGo = new CountDownLatch(1);
    node.beforeFollowing =
        () -> {
          try {
            assertThat(letGo.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
          }
        };
    return letGo;
  }

  @Test
  void whatIsSaidBeforeTheirNodeFollowsTheChatComesToNewcomersToo() {
    Ear ear = there.listen(bob);
    CountDownLatch following = holdUp(there);
    ChatId direct = direct(here, ada, bob);
    say(here, ada, direct, "hello");
    ear.awaitSeq(direct, 1);
    say(here, ada, direct, "it passes by that node");

    following.countDown();

    ear.awaitSeq(direct, 2);
    assertThat(ear.story()).containsExactly("chat", "1", "2");
  }

  @Test
  void whatIsSaidBeforeTheirNodeFollowsTheChatComesToOpenersToo() {
    Ear ear = there.listen(ada);
    CountDownLatch following = holdUp(there);
    ChatId direct = direct(here, ada, bob);
    say(here, ada, direct, "it passes by that node");
    ear.awaitStory("chat");

    following.countDown();

    ear.awaitSeq(direct, 1);
    assertThat(ear.story()).containsExactly("chat", "1");
  }

  @Test
  @Rule("TYPING-1")
  void typingIsPassedOnOnceWhicheverNodeIsTold() {
    ChatId chat = town.group(ada, bob);
    List<Signal> heard = new CopyOnWriteArrayList<>();
    try (Ear other = here.listen(ada);
        Ear typist = there.listen(bob);
        Signals.Subscription bus = here.subscribe(heard::add)) {
      assertThat(bus).isNotNull();
      type(here, bob, chat);
      type(there, bob, chat);
      assertThat(typings(heard)).containsExactly(new Signal.Typing(chat, bob.id()));
      LiveEvent typing = new LiveEvent.Typing(chat, bob.username());
      Await.until("ada is told", () -> other.events().contains(typing));

      town.clock().pass(Duration.ofSeconds(3));
      type(there, bob, chat);
      assertThat(typings(heard)).hasSize(2);
      assertThat(typist.events()).isEmpty();
    }
  }

  private static List<Signal> typings(List<Signal> heard) {
    return heard.stream().filter(Signal.Typing.class::isInstance).toList();
  }

  private static void type(Node node, Person person, ChatId chat) {
    node.i9chat.live().typing().handle(new SignalTyping.Command(person.id(), chat));
  }

  @Test
  void whatIsAboutChatsThatNobodyHereHasReadsNothing() {
    ChatId chat = town.group(ada, bob);
    Person carol = town.settle();
    Ear stranger = there.listen(carol);
    Ear member = here.listen(bob);
    there.calls.clear();
    for (int i = 0; i < 20; i++) {
      say(here, ada, chat, "text " + i);
    }
    member.awaitSeq(chat, 22);

    assertThat(there.calls.keySet()).as("of one who never was in it").isSubsetOf("Profiles.seen");
    ChatId own = direct(here, ada, carol);
    say(here, ada, own, "to carol");
    stranger.awaitSeq(own, 1);
  }

  @Test
  void aGapHasAllSyncAndFollowsWhatWasMissed() {
    Ear ear = there.listen(bob);
    there.deaf = true;
    ChatId missed = town.group(ada, bob);
    say(here, ada, missed, "lost");
    there.deaf = false;
    there.gap();
    Await.until("bob is told to sync", () -> !ear.events(LiveEvent.Resync.class).isEmpty());

    say(here, ada, missed, "heard");
    ear.awaitSeq(missed, 4);
  }

  @Test
  void receiptsAreToldAtMostOnceASecondAndTheLastOfThem() {
    ChatId chat = town.group(ada, bob);
    Ear ear = there.listen(ada);
    for (int i = 0; i < 30; i++) {
      say(here, ada, chat, "text " + i);
    }
    List<Signal> heard = new CopyOnWriteArrayList<>();
    try (Signals.Subscription bus = there.subscribe(heard::add)) {
      assertThat(bus).isNotNull();
      for (int seq = 3; seq <= 32; seq++) {
        here.i9chat.chats().mark().handle(new MarkReceipts.Command(bob.id(), chat, 0, seq));
      }
      Await.until(
          "the last is told",
          () ->
              ear.events(LiveEvent.ReceiptMoved.class).stream()
                  .anyMatch(moved -> Long.valueOf(32).equals(moved.read())));
    }
    assertThat(heard.stream().filter(Signal.ReceiptMoved.class::isInstance))
        .as("of 30 marks in less than a few seconds")
        .hasSizeLessThan(8);
  }

  @Test
  void presenceIsOfAllNodes() {
    Ear watching = here.listen(ada);
    watch(watching, bob);
    Ear first = here.listen(bob);
    awaitPresences(watching, true);
    Ear second = there.listen(bob);
    first.close();
    second.close();
    awaitPresences(watching, true, false);
  }

  @Test
  void peopleOfADeadNodeGoOfflineOnceWithWhenTheyWereLastSeen() {
    Ear watching = here.listen(ada);
    Ear alsoWatching = nodes.join().listen(ada);
    watch(watching, bob);
    watch(alsoWatching, bob);
    there.listen(bob);
    awaitPresences(watching, true);
    town.clock().pass(Duration.ofMinutes(3));
    Instant died = town.clock().instant();
    nodes.kill(there);

    awaitPresences(watching, true, false);
    awaitPresences(alsoWatching, true, false);
    assertThat(town.ports().store().profiles().byId(Set.of(bob.id())).getFirst().lastSeen())
        .isEqualTo(died);
  }

  @Test
  void aNodeThatRetiresMakesNoOneFlicker() {
    Ear watching = here.listen(ada);
    watch(watching, bob);
    there.listen(bob);
    awaitPresences(watching, true);

    there.i9chat.close();
    Ear back = here.listen(bob);
    nodes.awaitRetired();
    back.close();
    awaitPresences(watching, true, false);
  }
}
