package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.OpenDirectChat.Outcome;
import io.i9chat.domain.chat.OpenDirectChat.Outcome.Opened;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class OpeningADirectChatTest {
  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  private final Town town =
      new Town(
          PortChanges.signals(bus -> signals.updateAndGet(unset -> new RecordingSignals(bus))));
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @Test
  @Rule("CHAT-3")
  void opensAnEmptyChatWithSomebody() {
    Opened opened = town.open(ada, bob);

    assertThat(opened.fresh()).isTrue();
    assertThat(opened.chat().with()).isEqualTo(bob.profile());
    assertThat(opened.chat().lastItem()).isNull();
    assertThat(opened.chat().state().head()).isZero();
    assertThat(opened.chat().state().unread()).isZero();
    assertThat(opened.chat().state().lastActivityAt()).isEqualTo(town.clock().instant());
  }

  @Test
  @Rule("CHAT-1")
  void findsTheSameChatWhoeverOpensItAndHoweverTheNameIsWritten() {
    ChatId chat = town.direct(ada, bob);
    Username shouted = new Username(bob.username().value().toUpperCase(Locale.ROOT));

    Opened again = (Opened) open(ada, shouted);
    Opened others = town.open(bob, ada);

    assertThat(again.fresh()).isFalse();
    assertThat(again.chat().state().chat().id()).isEqualTo(chat);
    assertThat(others.fresh()).isTrue();
    assertThat(others.chat().with()).isEqualTo(ada.profile());
    assertThat(others.chat().state().chat().id()).isEqualTo(chat);
    assertThat(town.open(bob, ada).fresh()).isFalse();
  }

  @Test
  @Rule("CHAT-1")
  void opensOneChatWhenBothOpenItAtOnce() {
    Set<ChatId> opened =
        new HashSet<>(Race.of(16, i -> i % 2 == 0 ? town.direct(ada, bob) : town.direct(bob, ada)));

    assertThat(opened).hasSize(1);
  }

  @Test
  @Rule("CHAT-1")
  void existsForItsOpenerAloneUntilTheFirstMessage() {
    ChatId chat = town.direct(ada, bob);

    assertThat(get(bob, chat)).isEqualTo(new GetChat.Outcome.NotFound());
    assertThat(town.list(bob, null, 10).chats()).isEmpty();

    town.say(ada, chat, "hello");

    assertThat(town.summary(bob, chat).state().unread()).isEqualTo(1);
    assertThat(town.list(bob, null, 10).chats()).containsExactly(town.summary(bob, chat));
  }

  @Test
  @Rule("ACCESS-1")
  void isNoChatToAnybodyElse() {
    ChatId chat = town.direct(ada, bob);
    town.say(ada, chat, "hello");

    assertThat(get(town.settle(), chat)).isEqualTo(new GetChat.Outcome.NotFound());
    assertThat(get(ada, Fresh.chat())).isEqualTo(new GetChat.Outcome.NotFound());
  }

  @Test
  @Rule("CHAT-1")
  void needsSomebodyElse() {
    assertThat(open(ada, Fresh.username())).isEqualTo(new Outcome.NoSuchPerson());
    assertThat(open(ada, ada.username())).isEqualTo(new Outcome.WithOneself());
    assertThat(town.list(ada, null, 10).chats()).isEmpty();
  }

  @Test
  @Rule({"PRIVACY-1", "PRIVACY-2", "BLOCK-2"})
  void refusesABlockAndPrivacyAlike() {
    Person shy = town.settle();
    Person picky = town.settle();
    let(shy, Audience.NOBODY);
    let(picky, Audience.CONTACTS);
    town.ports().store().blocks().add(bob.id(), ada.id());

    for (Person other : List.of(bob, shy, picky)) {
      assertThat(open(ada, other.username())).isEqualTo(new Outcome.Forbidden());
    }
    assertThat(open(bob, ada.username())).isEqualTo(new Outcome.Forbidden());
    assertThat(town.list(ada, null, 10).chats()).isEmpty();

    ChatId chat = town.direct(picky, ada);
    assertThat(open(ada, picky.username())).isEqualTo(new Outcome.Forbidden());
    town.say(picky, chat, "hello");
    assertThat(town.open(ada, picky).fresh()).isFalse();
  }

  @Test
  @Rule("BLOCK-2")
  void findsTheChatOneHasWhateverStandsBetween() {
    ChatId chat = town.direct(ada, bob);
    town.ports().store().blocks().add(bob.id(), ada.id());
    let(bob, Audience.NOBODY);

    Opened again = town.open(ada, bob);

    assertThat(again.fresh()).isFalse();
    assertThat(again.chat().state().chat().id()).isEqualTo(chat);
    assertThat(open(bob, ada.username())).isEqualTo(new Outcome.Forbidden());
  }

  private void let(Person person, Audience chats) {
    town.ports()
        .store()
        .profiles()
        .update(
            person.id(),
            new ProfileChange(
                null, null, Change.keep(), new PrivacyChange(null, chats, null, null)));
  }

  @Test
  void isToldToTheOpenersDevicesOnce() {
    ChatId chat = town.direct(ada, bob);
    town.open(ada, bob);

    assertThat(bus().drain(Signal.ChatOpened.class))
        .isEqualTo(List.of(new Signal.ChatOpened(chat, ada.id())));
  }

  @Test
  void worksWhileTheBusIsDown() {
    bus().goDown();

    assertThat(town.open(ada, bob).fresh()).isTrue();
  }

  @Test
  void keepsTimesToTheMillisecond() {
    town.clock().pass(Duration.ofNanos(1_234_567));

    assertThat(town.open(ada, bob).chat().state().lastActivityAt())
        .isEqualTo(town.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private RecordingSignals bus() {
    return signals.get();
  }

  private Outcome open(Person opener, Username other) {
    return town.i9chat()
        .chats()
        .openDirect()
        .handle(new OpenDirectChat.Command(opener.id(), other));
  }

  private GetChat.Outcome get(Person person, ChatId chat) {
    return town.i9chat().chats().get().handle(new GetChat.Command(person.id(), chat));
  }
}
