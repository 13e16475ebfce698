package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.ChangeChatSettings.Command;
import io.i9chat.domain.chat.ChangeChatSettings.Outcome;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangingChatSettingsTest {
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  private final Town town =
      new Town(
          PortChanges.signals(bus -> signals.updateAndGet(unset -> new RecordingSignals(bus))));
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.group(ada, bob);

  @BeforeEach
  void sayThree() {
    town.say(ada, chat, "3");
    town.say(ada, chat, "4");
    town.say(ada, chat, "5");
    signals.get().drain(Signal.class);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  @Rule("SETTINGS-1")
  void areOnesOwnAndKeepWhatIsNotGiven() {
    changed(bob, Change.to(LATER.plusNanos(999_999)), Change.to(true), Change.keep());
    ChatSummary summary = changed(bob, Change.keep(), Change.keep(), Change.to(true));

    assertThat(summary.state().preferences()).isEqualTo(new Preferences(LATER, true, true));
    assertThat(summary).isEqualTo(town.summary(bob, chat));
    assertThat(town.summary(ada, chat).state().preferences()).isEqualTo(Preferences.DEFAULT);
  }

  @Test
  @Rule("SETTINGS-1")
  void areClearedBackToNothingSet() {
    changed(bob, Change.to(LATER), Change.to(true), Change.to(true));
    clear(bob, Change.to(4L));

    changed(bob, Change.clear(), Change.clear(), Change.clear());
    ChatSummary summary = ((Outcome.Changed) clear(bob, Change.clear())).chat();

    assertThat(summary.state().preferences()).isEqualTo(Preferences.DEFAULT);
    assertThat(summary.own().cleared()).isZero();
  }

  @Test
  @Rule({"SETTINGS-1", "SETTINGS-2"})
  void leaveOutWhatIsClearedAndTakeItBack() {
    ChatSummary all = ((Outcome.Changed) clear(bob, Change.to(5L))).chat();

    assertThat(all.own().cleared()).isEqualTo(5);
    assertThat(all.state().unread()).isZero();
    assertThat(all.lastItem()).isNull();
    assertThat(all.state().head()).isEqualTo(5);
    assertThat(log(bob)).isEmpty();
    assertThat(log(ada)).hasSize(5);

    ChatSummary some = ((Outcome.Changed) clear(bob, Change.to(3L))).chat();
    assertThat(some.state().unread()).isEqualTo(2);
    assertThat(some.lastItem()).isNotNull();
    assertThat(log(bob)).extracting(SeenEntry::seq).containsExactly(4L, 5L);
  }

  @Test
  @Rule("SETTINGS-1")
  void clearNoFurtherThanTheHead() {
    assertThat(clear(bob, Change.to(6L))).isEqualTo(new Outcome.AboveHead(5));
    assertThatThrownBy(() -> clear(bob, Change.to(-1L))).isInstanceOf(InvalidValue.class);
    assertThat(town.summary(bob, chat).own().cleared()).isZero();
  }

  @Test
  @Rule({"SETTINGS-1", "ACCESS-2"})
  void areStillTheirsWhoHaveGoneAsFarAsTheySaw() {
    town.append(bob, chat, new Payload.Left());
    town.say(ada, chat, "7");

    assertThat(clear(bob, Change.to(7L))).isEqualTo(new Outcome.AboveHead(6));
    ChatSummary summary = changed(bob, Change.keep(), Change.to(true), Change.keep());
    assertThat(summary.state().preferences().archived()).isTrue();
  }

  @Test
  void areNotForStrangers() {
    assertThat(clear(town.settle(), Change.to(1L))).isEqualTo(new Outcome.NotFound());
    ChatId unbegun = town.direct(ada, bob);
    Command command =
        new Command(
            bob.id(), unbegun, Change.keep(), Change.to(true), Change.keep(), Change.keep());
    assertThat(town.i9chat().chats().settings().handle(command)).isEqualTo(new Outcome.NotFound());
    assertThat(
            town.i9chat()
                .chats()
                .settings()
                .handle(
                    new Command(
                        ada.id(),
                        Fresh.chat(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep())))
        .isEqualTo(new Outcome.NotFound());
  }

  @Test
  void areToldToOnesOwnDevicesIfTheyChanged() {
    changed(bob, Change.keep(), Change.to(false), Change.clear());
    assertThat(signals.get().drain(Signal.class)).isEmpty();

    changed(bob, Change.keep(), Change.to(true), Change.keep());
    clear(bob, Change.to(3L));

    Signal told = new Signal.PreferencesChanged(chat, bob.id());
    assertThat(signals.get().drain(Signal.class)).isEqualTo(List.of(told, told));
  }

  private ChatSummary changed(
      Person person, Change<Instant> muted, Change<Boolean> archived, Change<Boolean> pinned) {
    Outcome outcome =
        town.i9chat()
            .chats()
            .settings()
            .handle(new Command(person.id(), chat, muted, archived, pinned, Change.keep()));
    assertThat(outcome).isInstanceOf(Outcome.Changed.class);
    return ((Outcome.Changed) outcome).chat();
  }

  private Outcome clear(Person person, Change<Long> upTo) {
    return town.i9chat()
        .chats()
        .settings()
        .handle(new Command(person.id(), chat, Change.keep(), Change.keep(), Change.keep(), upTo));
  }

  private List<SeenEntry> log(Person person) {
    return ((ReadLog.Outcome.Page)
            town.i9chat()
                .chats()
                .log()
                .handle(new ReadLog.Command(person.id(), chat, 0, PageLimit.DEFAULT)))
        .entries();
  }
}
