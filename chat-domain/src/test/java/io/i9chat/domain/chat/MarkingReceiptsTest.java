package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.MarkReceipts.Outcome;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MarkingReceiptsTest {
  private static final Outcome MARKED = new Outcome.Marked();

  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  private final Town town =
      new Town(
          PortChanges.signals(bus -> signals.updateAndGet(unset -> new RecordingSignals(bus))));
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.direct(ada, bob);

  @BeforeEach
  void sayThree() {
    town.say(ada, chat, "1");
    town.say(ada, chat, "2");
    town.say(ada, chat, "3");
    signals.get().drain(Signal.class);
  }

  @Test
  @Rule({"RECEIPT-1", "RECEIPT-3"})
  void raisesWhatIsDeliveredAndRead() {
    Instant delivered = town.clock().instant();
    assertThat(town.mark(bob, chat, 3, 0)).isEqualTo(MARKED);
    town.clock().pass(Duration.ofSeconds(1));
    assertThat(town.mark(bob, chat, 0, 2)).isEqualTo(MARKED);

    Watermarks marks = new Watermarks(3, 2, delivered, town.clock().instant());
    assertThat(town.summary(bob, chat).state().own()).isEqualTo(marks);
    assertThat(town.summary(bob, chat).state().unread()).isEqualTo(1);
    assertThat(town.summary(ada, chat).state().peer()).isEqualTo(marks);
  }

  @Test
  @Rule("RECEIPT-1")
  void countsWhatIsReadAsDelivered() {
    town.mark(bob, chat, 0, 2);

    Instant now = town.clock().instant();
    assertThat(town.summary(bob, chat).state().own()).isEqualTo(new Watermarks(2, 2, now, now));
  }

  @Test
  @Rule({"RECEIPT-1", "IDEM-2"})
  void changesNothingBelowWhatIsHeldAndTellsNobody() {
    town.mark(bob, chat, 3, 2);
    signals.get().drain(Signal.class);
    town.clock().pass(Duration.ofSeconds(1));
    Watermarks held = town.summary(bob, chat).state().own();

    assertThat(town.mark(bob, chat, 2, 1)).isEqualTo(MARKED);
    assertThat(town.mark(bob, chat, 3, 2)).isEqualTo(MARKED);
    assertThat(town.mark(bob, chat, 0, 0)).isEqualTo(MARKED);

    assertThat(town.summary(bob, chat).state().own()).isEqualTo(held);
    assertThat(signals.get().drain(Signal.class)).isEmpty();
  }

  @Test
  @Rule("RECEIPT-1")
  void refusesWhatIsAboveTheHead() {
    assertThat(town.mark(bob, chat, 4, 0)).isEqualTo(new Outcome.AboveHead(3));
    assertThat(town.mark(bob, chat, 1, 4)).isEqualTo(new Outcome.AboveHead(3));
    assertThat(town.summary(bob, chat).state().own()).isEqualTo(Watermarks.NONE);
  }

  @Test
  void takesNoNegativeSeqs() {
    assertThatThrownBy(() -> new MarkReceipts.Command(bob.id(), chat, -1, 0))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new MarkReceipts.Command(bob.id(), chat, 0, -1))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  @Rule("ACCESS-1")
  void isNotFoundByStrangers() {
    ChatId unbegun = town.direct(ada, town.settle());

    assertThat(town.mark(town.settle(), chat, 1, 1)).isEqualTo(new Outcome.NotFound());
    assertThat(town.mark(ada, Fresh.chat(), 0, 0)).isEqualTo(new Outcome.NotFound());
    assertThat(town.mark(bob, unbegun, 0, 0)).isEqualTo(new Outcome.NotFound());
  }

  @Test
  @Rule("ACCESS-2")
  void isRefusedToWhoHasGone() {
    ChatId group = town.group(ada, bob);
    town.say(ada, group, "3");
    town.append(bob, group, new Payload.Left());

    assertThat(town.mark(bob, group, 3, 3)).isEqualTo(new Outcome.Gone());
    assertThat(town.summary(bob, group).state().unread()).isEqualTo(1);
  }

  @Test
  void isToldOnceWithWhereTheyAreNow() {
    town.mark(bob, chat, 0, 2);
    town.clock().pass(Duration.ofNanos(1_234_567));
    town.mark(bob, chat, 3, 0);

    Watermarks now = town.summary(bob, chat).state().own();
    assertThat(signals.get().drain(Signal.ReceiptMoved.class))
        .hasSize(2)
        .last()
        .isEqualTo(
            new Signal.ReceiptMoved(
                chat,
                bob.id(),
                ReceiptState.open(now),
                town.clock().instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  @Test
  void worksWhileTheBusIsDown() {
    signals.get().goDown();

    assertThat(town.mark(bob, chat, 3, 3)).isEqualTo(MARKED);
    assertThat(town.summary(bob, chat).state().unread()).isZero();
  }
}
