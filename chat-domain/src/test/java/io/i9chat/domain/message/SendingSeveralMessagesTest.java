package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.domain.fake.DisturbedChats;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.domain.message.SendMessages.Outcome.Sent;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several messages at once take effect in their order, whatever happens meanwhile. */
final class SendingSeveralMessagesTest {
  private final AtomicReference<DisturbedChats> chats = new AtomicReference<>();
  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  private final Town town = new Town(this::watched);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId direct = town.direct(ada, bob);
  private final ChatId group = town.group(ada, bob);

  private Ports watched(Ports ports) {
    return PortChanges.chats(c -> chats.updateAndGet(unset -> new DisturbedChats(c)))
        .andThen(PortChanges.signals(s -> signals.updateAndGet(unset -> new RecordingSignals(s))))
        .apply(ports);
  }

  @Test
  void keepsTheOrderOfSeveralAndCommitsThemTogether() {
    Payload.Message repeat = Town.text("1");
    town.say(ada, direct, repeat);
    signals.get().drain(Signal.class);
    chats.get().drainCommits();

    List<Outcome> outcomes =
        town.send(ada, direct, Town.text("2"), repeat, Town.text("3"), Town.text("4"));

    assertThat(seqs(outcomes)).containsExactly(2L, 1L, 3L, 4L);
    assertThat(chats.get().drainCommits()).containsExactly(4);
    assertThat(signals.get().drain(Signal.Appended.class))
        .anySatisfy(signal ->
            assertThat(signal.commits())
                .extracting(commit -> commit.entry().seq())
                .containsExactly(2L, 3L, 4L));
  }

  @Test
  void sendsWhatIsBehindARefusal() {
    assertThat(town.send(ada, direct, Town.text("1"), Town.reply(9, "?"), Town.text("2")))
        .satisfies(outcomes -> assertThat(outcomes.get(1)).isEqualTo(new Outcome.ReplyNotVisible()))
        .filteredOn(Sent.class::isInstance)
        .extracting(outcome -> ((Sent) outcome).entry().entry().seq())
        .containsExactly(1L, 2L);
  }

  @Test
  void answersAMessageThatWasSentInFrontOfItInTheSameBreath() {
    assertThat(seqs(town.send(ada, direct, Town.text("1"), Town.reply(1, "2"), Town.text("3"))))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void isDecidedAgainAndHoldsBackWhatIsBehindIt() {
    chats.get().disturb(3, 1, () -> town.add(ada, group, town.settle()));

    List<Outcome> outcomes =
        town.send(ada, group, Town.text("a"), Town.text("b"), Town.reply(3, "c"), Town.text("d"));

    // 1 created, 2 added; an addition behind each of the first three.
    assertThat(seqs(outcomes)).containsExactly(3L, 5L, 7L, 9L);
  }

  @Test
  void whatIsDecidedAgainIsNotCountedAgain() {
    chats.get().disturb(3, () -> town.add(ada, group, town.settle()));
    Payload.Message[] all =
        Stream.generate(() -> Town.text("hello"))
            .limit(ChatLimits.ENTRIES.burst())
            .toArray(Payload.Message[]::new);

    assertThat(town.send(ada, group, all)).hasOnlyElementsOfType(Sent.class);
    assertThat(town.send(ada, group, Town.text("one more")))
        .hasOnlyElementsOfType(Outcome.TooFast.class);
  }

  @Test
  void isDecidedOnWhatBecameOfTheAuthor() {
    Payload.Message made = Town.text("made before");
    town.say(bob, group, made);
    chats.get().disturb(1, () -> town.remove(ada, group, bob));

    List<Outcome> outcomes = town.send(bob, group, Town.text("too late"), made);

    assertThat(outcomes.getFirst()).isEqualTo(new Outcome.Gone());
    assertThat(((Sent) outcomes.getLast()).fresh()).isFalse();
    assertThat(town.wholeLog(group)).hasSize(4);
  }

  @Test
  void givesUpOnAChatThatNeverStandsStill() {
    chats.get().disturb(Integer.MAX_VALUE, () -> town.add(ada, group, town.settle()));

    assertThatThrownBy(() -> town.send(ada, group, Town.text("hello")))
        .isInstanceOf(PortFailure.class);
    assertThat(town.wholeLog(group)).noneMatch(entry -> entry.payload() instanceof Payload.Message);
  }

  private static List<Long> seqs(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> ((Sent) outcome).entry().entry().seq()).toList();
  }
}
