package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.domain.message.SendMessages.Outcome.Sent;
import io.i9chat.domain.message.SendMessages.Outcome.TooFast;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Rule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits that need the chat: 200 entries then 100 a second, 20 strangers then 1 in 5 min. */
final class LimitsOfSendingTest {
  private final Town town = new Town();
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId group = town.group(ada, bob);

  @Test
  void aChatTakes200EntriesThen100ASecondFromAllTogether() {
    assertThat(send(ada, 150)).hasOnlyElementsOfType(Sent.class);
    List<Outcome> outcomes = send(bob, 60);

    assertThat(outcomes.subList(0, 50)).hasOnlyElementsOfType(Sent.class);
    assertThat(outcomes.subList(50, 60)).containsOnly(new TooFast(Duration.ofMillis(10)));

    town.clock().pass(Duration.ofMillis(500));
    assertThat(send(ada, 60)).filteredOn(Sent.class::isInstance).hasSize(50);
    assertThat(town.say(ada, town.direct(ada, bob), "elsewhere").seq()).isEqualTo(1);
  }

  @Test
  void editsDeletionsAndReactionsCountToo() {
    long seq = ((Sent) send(ada, 196).getFirst()).entry().seq();
    deeds.reacted(bob, group, seq, "👍");
    deeds.unreacted(bob, group, seq);
    deeds.edited(ada, group, seq, "x");
    deeds.deleted(ada, group, seq);

    Duration wait = Duration.ofMillis(10);
    assertThat(deeds.react(bob, group, seq + 1, "👍")).isEqualTo(new React.Outcome.TooFast(wait));
    assertThat(deeds.edit(ada, group, seq + 1, "x"))
        .isEqualTo(new EditMessage.Outcome.TooFast(wait));
    assertThat(deeds.delete(ada, group, seq + 1))
        .isEqualTo(new DeleteMessage.Outcome.TooFast(wait));
    // What is so already takes nothing.
    assertThat(deeds.delete(ada, group, seq)).isInstanceOf(DeleteMessage.Outcome.Done.class);
  }

  @Test
  @Rule("IDEM-1")
  void aRepeatIsAnsweredWhateverTheLimitAndTakesNothing() {
    Payload.Message message = Town.text("once");
    town.say(ada, group, message);
    for (int i = 0; i < 300; i++) {
      town.say(ada, group, message);
    }
    assertThat(send(ada, 200)).filteredOn(Sent.class::isInstance).hasSize(199);

    assertThat(((Sent) town.send(ada, group, message).getFirst()).fresh()).isFalse();
  }

  @Test
  void onePersonWritesTo20WhoNeverWroteToThemThenOneIn5Minutes() {
    for (int i = 0; i < 20; i++) {
      assertThat(first(ada, town.settle())).isInstanceOf(Sent.class);
    }
    Person next = town.settle();

    assertThat(first(ada, next)).isEqualTo(new TooFast(Duration.ofMinutes(5)));
    assertThat(first(bob, next)).isInstanceOf(Sent.class);
    // To a group, and to those who wrote, they can.
    assertThat(town.send(ada, group, Town.text("hello")).getFirst()).isInstanceOf(Sent.class);
    Person friend = town.settle();
    ChatId theirs = town.direct(friend, ada);
    town.say(friend, theirs, "hello");
    assertThat(town.send(ada, theirs, Town.text("hello")).getFirst()).isInstanceOf(Sent.class);

    town.clock().pass(ChatLimits.FIRST_MESSAGES.period());
    assertThat(first(ada, next)).isInstanceOf(Sent.class);
    assertThat(first(ada, town.settle())).isInstanceOf(TooFast.class);
  }

  @Test
  void onlyTheFirstMessageToSomebodyCounts() {
    ChatId direct = town.direct(ada, bob);
    for (int i = 0; i < 5; i++) {
      List<Payload.Message> several =
          IntStream.range(0, 10).mapToObj(n -> Town.text("message " + n)).toList();
      assertThat(town.send(ada, direct, several.toArray(Payload.Message[]::new)))
          .hasOnlyElementsOfType(Sent.class);
    }

    for (int i = 0; i < 19; i++) {
      assertThat(first(ada, town.settle())).isInstanceOf(Sent.class);
    }
    assertThat(first(ada, town.settle())).isInstanceOf(TooFast.class);
    assertThat(town.send(ada, direct, Town.text("more")).getFirst()).isInstanceOf(Sent.class);
  }

  @Test
  void theRepeatOfAFirstMessageIsAnsweredWhateverTheLimit() {
    ChatId direct = town.direct(ada, bob);
    Payload.Message message = Town.text("hello");
    town.say(ada, direct, message);
    for (int i = 0; i < 19; i++) {
      first(ada, town.settle());
    }
    assertThat(first(ada, town.settle())).isInstanceOf(TooFast.class);

    assertThat(((Sent) town.send(ada, direct, message).getFirst()).fresh()).isFalse();
  }

  @Test
  void aSendThatFailedSpendsNoFirstMessage() {
    AtomicInteger failures = new AtomicInteger(20);
    try (Town failing = new Town(PortChanges.chats(chats -> broken(chats, failures)))) {
      Person author = failing.settle();
      ChatId chat = failing.direct(author, failing.settle());
      SendMessages.Draft draft = Town.draft(Town.text("hello"));
      var command = new SendMessages.Command(author.id(), chat, List.of(draft));
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> failing.i9chat().messages().send().handle(command))
            .isInstanceOf(PortFailure.class);
      }

      assertThat(failing.i9chat().messages().send().handle(command))
          .as("the same message, once the store is back")
          .singleElement()
          .isInstanceOf(Sent.class);
      for (int i = 0; i < 19; i++) {
        assertThat(failing.send(author, failing.direct(author, failing.settle()), Town.text("x")))
            .hasOnlyElementsOfType(Sent.class);
      }
      assertThat(failing.send(author, failing.direct(author, failing.settle()), Town.text("x")))
          .as("what was sent is spent")
          .hasOnlyElementsOfType(TooFast.class);
    }
  }

  @Test
  void whatFailedSpendsNoneOfTheEntriesOfAChat() {
    AtomicInteger failures = new AtomicInteger();
    try (Town failing = new Town(PortChanges.chats(chats -> broken(chats, failures)))) {
      Deeds acts = new Deeds(failing);
      Person author = failing.settle();
      ChatId chat = failing.group(author, failing.settle());
      failing.say(author, chat, "hello");
      long seq = failing.say(author, chat, "hello").seq();
      failures.set(300);
      for (int i = 0; i < 150; i++) {
        assertThatThrownBy(() -> acts.react(author, chat, seq, "👍"))
            .isInstanceOf(PortFailure.class);
        assertThatThrownBy(() -> failing.send(author, chat, Town.text("x")))
            .isInstanceOf(PortFailure.class);
      }

      assertThat(
              failing.send(
                  author,
                  chat,
                  IntStream.range(0, 198).mapToObj(n -> Town.draft(Town.text("" + n))).toList()))
          .hasOnlyElementsOfType(Sent.class);
      assertThat(failing.send(author, chat, Town.text("x"))).hasOnlyElementsOfType(TooFast.class);
    }
  }

  private static Chats broken(Chats real, AtomicInteger failures) {
    return (Chats)
        Proxy.newProxyInstance(
            Chats.class.getClassLoader(),
            new Class<?>[] {Chats.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")
                  && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new PortFailure("the disk is full");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private Outcome first(Person author, Person other) {
    return town.send(author, town.direct(author, other), Town.text("hello")).getFirst();
  }

  private List<Outcome> send(Person author, int count) {
    return town.send(
        author,
        group,
        IntStream.range(0, count).mapToObj(n -> Town.draft(Town.text("" + n))).toList());
  }
}
