package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.DisturbedChats;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.domain.message.SendMessages.Outcome.Sent;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.people.Blocks;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Direct chats: blocks, deleted accounts, and who becomes whose contact. */
final class SendingToOneTest {
  private final AtomicReference<DisturbedChats> chats = new AtomicReference<>();
  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  private final Town town = new Town(this::watched);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId direct = town.direct(ada, bob);
  private final Blocks blocks = town.ports().store().blocks();

  private Ports watched(Ports ports) {
    return PortChanges.chats(c -> chats.updateAndGet(unset -> new DisturbedChats(c)))
        .andThen(PortChanges.signals(s -> signals.updateAndGet(unset -> new RecordingSignals(s))))
        .apply(ports);
  }

  @Test
  @Rule({"BLOCK-1", "IDEM-1"})
  void neitherCanSendWhileEitherHasBlockedTheOther() {
    Payload.Message message = Town.text("hello");
    town.say(ada, direct, message);
    blocks.add(bob.id(), ada.id());

    assertThat(town.send(ada, direct, Town.text("x"))).containsExactly(new Outcome.Blocked());
    assertThat(town.send(bob, direct, Town.text("x"))).containsExactly(new Outcome.Blocked());
    assertThat(((Sent) town.send(ada, direct, message).getFirst()).fresh()).isFalse();

    blocks.remove(bob.id(), ada.id());
    assertThat(town.send(ada, direct, Town.text("x")).getFirst()).isInstanceOf(Sent.class);
  }

  @Test
  @Rule("BLOCK-4")
  void aBlockChangesNothingInASharedGroup() {
    ChatId group = town.group(ada, bob);
    blocks.add(bob.id(), ada.id());

    assertThat(town.send(ada, group, Town.text("x")).getFirst()).isInstanceOf(Sent.class);
  }

  @Test
  @Rule("BLOCK-1")
  void aBlockBetweenDecisionAndCommitIsSeen() {
    town.say(ada, direct, "hello");
    chats.get().disturb(1, () -> blocks.add(bob.id(), ada.id()));

    assertThat(town.send(ada, direct, Town.text("x"))).containsExactly(new Outcome.Blocked());
  }

  @Test
  void theFirstMessageOfEachMakesTheOtherTheirContact() {
    signals.get().drain(Signal.class);
    town.say(ada, direct, "hello");
    assertThat(relations()).containsExactly(new Signal.RelationChanged(ada.id(), bob.id()));

    town.say(ada, direct, "hello?");
    assertThat(relations()).isEmpty();

    town.say(bob, direct, "hi");
    assertThat(relations()).containsExactly(new Signal.RelationChanged(bob.id(), ada.id()));

    town.say(bob, direct, "hi!");
    town.say(ada, town.group(ada, bob), "all");
    assertThat(relations()).isEmpty();
  }

  @Test
  @Rule("REPLY-1")
  void aReplyToAMessageThatIsDeletedMeanwhileIsRefused() {
    long seq = town.say(bob, town.direct(bob, ada), "hello").seq();
    chats.get().disturb(1, () -> town.append(bob, direct, new Payload.Delete(seq)));

    assertThat(town.send(ada, direct, Town.reply(seq, "yes")))
        .containsExactly(new Outcome.ReplyDeleted());
  }

  private List<Signal.RelationChanged> relations() {
    return signals.get().drain(Signal.RelationChanged.class);
  }
}
