package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.fake.DisturbedChats;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.domain.message.EditMessage.Outcome;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class EditingAMessageTest {
  private final AtomicReference<DisturbedChats> chats = new AtomicReference<>();
  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  private final Town town = new Town(this::watched);
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId group = town.group(ada, bob);

  private Ports watched(Ports ports) {
    return PortChanges.chats(c -> chats.updateAndGet(unset -> new DisturbedChats(c)))
        .andThen(PortChanges.signals(s -> signals.updateAndGet(unset -> new RecordingSignals(s))))
        .apply(ports);
  }

  @Test
  @Rule({"WITHDRAW-1", "WITHDRAW-2"})
  void isAnEntryThatWithdrawsTheTextBeforeIt() {
    long seq = town.say(bob, group, "frist").seq();
    Entry edit = deeds.edited(bob, group, seq, "first");

    assertThat(edit.payload()).isEqualTo(new Payload.Edit(seq, Body.text("first")));
    assertThat(town.wholeLog(group).get((int) seq - 1).payload().carried()).isNull();

    Entry again = deeds.edited(bob, group, seq, "First");
    assertThat(town.wholeLog(group).getLast()).isEqualTo(again);
    assertThat(town.wholeLog(group).get((int) edit.seq() - 1).payload().carried()).isNull();
    assertThat(deeds.says(ada, group, seq)).isEqualTo("First");
    assertThat(deeds.now(ada, group, seq).editedAt()).isEqualTo(again.at());
  }

  @Test
  void isToldBeforeItIsAnswered() {
    long seq = town.say(bob, group, "frist").seq();
    signals.get().drain(Signal.class);

    Entry edit = deeds.edited(bob, group, seq, "first");

    assertThat(signals.get().drain(Signal.Appended.class))
        .containsExactly(new Signal.Appended(group, List.of(new Committed(edit, Set.of()))));
  }

  @Test
  @Rule("IDEM-2")
  void isDoneOnceHoweverOftenItIsAsked() {
    long seq = town.say(bob, group, "frist").seq();

    Entry edit = deeds.edited(bob, group, seq, "first");

    assertThat(deeds.edited(bob, group, seq, "first")).isEqualTo(edit);
    assertThat(Race.of(16, i -> deeds.edited(bob, group, seq, "at last")).stream().distinct())
        .hasSize(1);
    assertThat(town.wholeLog(group)).hasSize(5);
  }

  @Test
  @Rule({"RECEIPT-1", "RECEIPT-3", "CHAT-3"})
  void movesNobodysWatermarksNorTheLastItem() {
    long seq = town.say(bob, group, "frist").seq();
    town.clock().pass(Duration.ofSeconds(1));
    var before = town.summary(ada, group).state();

    deeds.edited(bob, group, seq, "first");

    var after = town.summary(ada, group).state();
    assertThat(after.unread()).isEqualTo(before.unread());
    assertThat(after.own()).isEqualTo(before.own());
    assertThat(after.lastActivityAt()).isEqualTo(before.lastActivityAt());
    assertThat(after.head()).isEqualTo(before.head() + 1);
    assertThat(town.summary(bob, group).state().own().read()).isEqualTo(seq);
  }

  @Test
  @Rule({"EDIT-1", "TARGET-1", "ACCESS-1", "ACCESS-2"})
  void answersAsTheRulesSay() {
    long bobs = town.say(bob, group, "bob's").seq();
    Person cleo = town.settle();
    town.add(ada, group, cleo);

    assertThat(deeds.edit(ada, group, bobs, "x")).isEqualTo(new Outcome.NotTheAuthor());
    assertThat(deeds.edit(cleo, group, bobs, "x")).isEqualTo(new Outcome.NotFound());
    assertThat(deeds.edit(town.settle(), group, bobs, "x")).isEqualTo(new Outcome.NotFound());
    assertThat(deeds.edit(bob, group, 2, "x")).isEqualTo(new Outcome.NotFound());
    assertThat(deeds.edit(bob, group, 99, "x")).isEqualTo(new Outcome.NotFound());

    town.clock().pass(EditMessage.TIME.plusMillis(1));
    assertThat(deeds.edit(bob, group, bobs, "x")).isEqualTo(new Outcome.TooLate());

    deeds.deleted(bob, group, bobs);
    assertThat(deeds.edit(bob, group, bobs, "x")).isEqualTo(new Outcome.Deleted());
    town.append(bob, group, new Payload.Left());
    assertThat(deeds.edit(bob, group, bobs, "x")).isEqualTo(new Outcome.Gone());
  }

  @Test
  @Rule("BLOCK-1")
  void isBlockedInADirectChatWhileEitherBlocksTheOther() {
    ChatId direct = town.direct(ada, bob);
    long seq = town.say(ada, direct, "hello").seq();
    town.ports().store().blocks().add(bob.id(), ada.id());

    assertThat(deeds.edit(ada, direct, seq, "x")).isEqualTo(new Outcome.Blocked());

    town.ports().store().blocks().remove(bob.id(), ada.id());
    assertThat(deeds.edit(ada, direct, seq, "x")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  @Rule("TARGET-1")
  void isDecidedAgainWhenTheMessageIsDeletedMeanwhile() {
    long seq = town.say(bob, group, "hello").seq();
    chats.get().disturb(1, () -> deeds.deleted(ada, group, seq));

    assertThat(deeds.edit(bob, group, seq, "x")).isEqualTo(new Outcome.Deleted());
  }

  @Test
  @Rule("ACCESS-2")
  void isDecidedAgainWhenTheAuthorIsRemovedMeanwhile() {
    long seq = town.say(bob, group, "hello").seq();
    chats.get().disturb(1, () -> town.remove(ada, group, bob));

    assertThat(deeds.edit(bob, group, seq, "x")).isEqualTo(new Outcome.Gone());
  }

  @Test
  void comesBehindAnEditOfTheSameMoment() {
    long seq = town.say(bob, group, "hello").seq();
    chats.get().disturb(1, () -> deeds.edited(bob, group, seq, "one"));

    Entry two = deeds.edited(bob, group, seq, "two");

    assertThat(deeds.says(ada, group, seq)).isEqualTo("two");
    assertThat(two.seq()).isEqualTo(seq + 2);
  }

  @Test
  void isFoundInTheLogByWhoeverMaySeeTheMessage() {
    long seq = town.say(bob, group, "hello").seq();
    Entry edit = deeds.edited(bob, group, seq, "x");

    assertThat(deeds.log(ada, group).getLast())
        .isInstanceOfSatisfying(
            NamedEntry.class, named -> assertThat(named.entry()).isEqualTo(edit));
  }
}
