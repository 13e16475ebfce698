package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TypingTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @AfterEach
  void close() {
    house.close();
  }

  private SignalTyping.Outcome type(Person person, ChatId chat) {
    return town.i9chat().live().typing().handle(new SignalTyping.Command(person.id(), chat));
  }

  /** What types that are noted let through to the bus. */
  private List<Signal> passedOn(Person person, ChatId chat) {
    house.bus().hold();
    assertThat(type(person, chat)).isEqualTo(new SignalTyping.Outcome.Noted());
    return house.bus().release();
  }

  private ChatId directWithEntries() {
    ChatId chat = town.direct(ada, bob);
    town.append(ada, chat, Town.text("1"));
    return chat;
  }

  @Test
  void isToldToTheOthersInTheChatAndNotToOneself() {
    Person cleo = town.settle();
    ChatId group = town.group(ada, bob, cleo);
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    Ear cleos = house.listen(cleo);
    Ear strangers = house.listen(town.settle());

    type(ada, group);

    LiveEvent typing = new LiveEvent.Typing(group, ada.username());
    Await.until("the others are told", () -> bobs.events().contains(typing));
    Await.until("the others are told", () -> cleos.events().contains(typing));
    assertThat(adas.events()).isEmpty();
    assertThat(strangers.events()).isEmpty();
  }

  @Test
  @Rule("TYPING-1")
  void isPassedOnOnceInThreeSecondsForEachPersonAndChat() {
    ChatId chat = directWithEntries();
    ChatId group = town.group(ada, bob);
    assertThat(passedOn(ada, chat)).containsExactly(new Signal.Typing(chat, ada.id()));
    assertThat(passedOn(ada, chat)).isEmpty();
    assertThat(passedOn(ada, group)).as("another chat").hasSize(1);
    assertThat(passedOn(bob, chat)).as("another person").hasSize(1);

    town.clock().pass(Duration.ofMillis(2_999));
    assertThat(passedOn(ada, chat)).isEmpty();
    town.clock().pass(Duration.ofMillis(1));
    assertThat(passedOn(ada, chat)).hasSize(1);
  }

  @Test
  @Rule("TYPING-1")
  void isPassedOnAgainWhenTheClockWasSetBack() {
    ChatId chat = directWithEntries();
    assertThat(passedOn(ada, chat)).hasSize(1);
    town.clock().pass(Duration.ofHours(-1));

    town.clock().pass(Duration.ofMinutes(30));

    assertThat(passedOn(ada, chat)).as("half an hour later").hasSize(1);
    assertThat(passedOn(ada, chat)).as("at once").isEmpty();
  }

  @Test
  @Rule("LARGE-1")
  void isOffAbove100Members() {
    Person[] others = Stream.generate(town::settle).limit(99).toArray(Person[]::new);
    ChatId group = town.group(ada, others);
    assertThat(passedOn(ada, group)).as("in a group of 100").hasSize(1);

    town.clock().pass(Duration.ofSeconds(3));
    town.add(ada, group, bob);
    assertThat(passedOn(ada, group)).as("in a group of 101").isEmpty();
  }

  @Test
  @Rule({"BLOCK-3", "BLOCK-4"})
  void isNotPassedOnBetweenTwoOfWhomOneBlockedTheOther() {
    ChatId chat = directWithEntries();
    ChatId group = town.group(ada, bob);
    town.ports().store().blocks().add(bob.id(), ada.id());

    assertThat(passedOn(ada, chat)).isEmpty();
    assertThat(passedOn(bob, chat)).isEmpty();
    assertThat(passedOn(ada, group)).as("in a group they share").hasSize(1);
  }

  @Test
  @Rule({"ACCESS-1", "ACCESS-2"})
  void isForMembersOnly() {
    ChatId group = town.group(ada, bob);
    town.remove(ada, group, bob);

    assertThat(type(bob, group)).isEqualTo(new SignalTyping.Outcome.Gone());
    assertThat(type(town.settle(), group)).isEqualTo(new SignalTyping.Outcome.NotFound());
    assertThat(type(ada, Fresh.chat())).isEqualTo(new SignalTyping.Outcome.NotFound());
  }

  @Test
  void saysNothingOfAChatThatDoesNotExistForTheOtherYet() {
    ChatId chat = town.direct(ada, bob);
    ChatId group = town.group(ada, bob);
    Ear bobs = house.listen(bob);

    type(ada, chat);
    type(ada, group);

    bobs.awaitStory("typing");
    assertThat(bobs.events()).containsExactly(new LiveEvent.Typing(group, ada.username()));
  }
}
