package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.domain.message.SendMessages.Outcome.Sent;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SendingAMessageTest {
  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  private final Town town =
      new Town(
          PortChanges.signals(bus -> signals.updateAndGet(unset -> new RecordingSignals(bus))));
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId direct = town.direct(ada, bob);
  private final ChatId group = town.group(ada, bob);

  @Test
  void putsItIntoTheLogAndAnswersTheEntry() {
    town.clock().pass(Duration.ofNanos(1_234_567));
    Payload.Message message = Town.text("hello");

    Sent sent = (Sent) town.send(ada, direct, message).getFirst();

    assertThat(sent.fresh()).isTrue();
    assertThat(sent.entry().author()).isEqualTo(ada.username());
    Fingerprint print = town.fingerprints().message(new Content.Text("hello"), null);
    assertThat(sent.entry().entry())
        .isEqualTo(
            new Entry(
                direct,
                1,
                town.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                ada.id(),
                new Payload.Message(message.clientId(), print, Body.text("hello"), null),
                1));
    assertThat(town.wholeLog(direct)).containsExactly(sent.entry().entry());
  }

  @Test
  @Rule("IDEM-1")
  void isDoneOnceHoweverOftenItIsAsked() {
    Payload.Message message = Town.text("hello");
    Sent first = (Sent) town.send(ada, direct, message).getFirst();
    town.say(bob, direct, "between");

    assertThat(town.send(ada, direct, message)).containsExactly(new Sent(first.entry(), false));
    assertThat(town.send(ada, direct, message, message))
        .containsExactly(new Sent(first.entry(), false), new Sent(first.entry(), false));
    assertThat(town.wholeLog(direct)).hasSize(2);
  }

  @Test
  @Rule("IDEM-1")
  void isDoneOnceWhenAskedManyTimesAtOnce() {
    Payload.Message message = Town.text("hello");

    List<Outcome> outcomes = Race.of(32, i -> town.send(ada, direct, message).getFirst());

    assertThat(outcomes).filteredOn(outcome -> ((Sent) outcome).fresh()).hasSize(1);
    assertThat(outcomes)
        .extracting(outcome -> ((Sent) outcome).entry().entry().seq())
        .containsOnly(1L);
  }

  @Test
  @Rule("IDEM-1")
  void refusesTheClientIdOfAnotherMessage() {
    Payload.Message first =
        town.say(ada, direct, "one").payload() instanceof Payload.Message m
            ? m
            : Town.text("never");
    Payload.Message otherText = with(first, new Content.Text("two"), null);
    Payload.Message otherTarget = with(first, new Content.Text("one"), 1L);
    Payload.Message invisibleTarget = with(first, new Content.Text("one"), 9L);

    assertThat(town.send(ada, direct, otherText, otherTarget, invisibleTarget))
        .containsOnly(new Outcome.Mismatch());
    assertThat(town.wholeLog(direct)).hasSize(1);
  }

  @Test
  @Rule("IDEM-1")
  void takesTheSameClientIdFromAnotherAuthorOrInAnotherChat() {
    Payload.Message message = Town.text("hello");

    town.say(ada, direct, message);

    assertThat(((Sent) town.send(bob, direct, message).getFirst()).fresh()).isTrue();
    assertThat(((Sent) town.send(ada, group, message).getFirst()).fresh()).isTrue();
  }

  @Test
  @Rule("IDEM-1")
  void looksForARepeatBeforeAnyRule() {
    Payload.Message message = Town.text("hello");
    Entry first = town.say(bob, group, message);
    town.remove(ada, group, bob);

    assertThat(((Sent) town.send(bob, group, message).getFirst()).entry().entry()).isEqualTo(first);
    assertThat(town.send(bob, group, with(message, new Content.Text("other"), null)))
        .containsExactly(new Outcome.Mismatch());
    assertThat(town.send(bob, group, Town.text("new"))).containsExactly(new Outcome.Gone());
  }

  @Test
  @Rule("ACCESS-1")
  void isNotFoundByStrangersNorInNoChat() {
    Payload.Message message = Town.text("hello");

    assertThat(town.send(town.settle(), group, message)).containsExactly(new Outcome.NotFound());
    assertThat(town.send(town.settle(), direct, message)).containsExactly(new Outcome.NotFound());
    assertThat(town.send(ada, Fresh.chat(), message)).containsExactly(new Outcome.NotFound());
    assertThat(town.wholeLog(direct)).isEmpty();
  }

  @Test
  @Rule("CHAT-1")
  void isNotFoundByTheOtherBeforeADirectChatHasBegunForThem() {
    assertThat(town.send(bob, direct, Town.text("hello"))).containsExactly(new Outcome.NotFound());

    town.open(bob, ada);

    assertThat(town.say(bob, direct, "hello").seq()).isEqualTo(1);
  }

  @Test
  @Rule("ACCESS-2")
  void isRefusedToWhoWentUntilTheyAreBack() {
    town.append(bob, group, new Payload.Left());
    assertThat(town.send(bob, group, Town.text("hello"))).containsExactly(new Outcome.Gone());

    town.append(bob, group, new Payload.Joined());
    assertThat(town.say(bob, group, "hello").seq()).isEqualTo(5);
  }

  @Test
  @Rule({"REPLY-1", "TARGET-1"})
  void answersOnlyAMessageThatTheAuthorCanSee() {
    long before = town.say(ada, group, "before").seq();
    Person cleo = town.settle();
    town.add(ada, group, cleo);
    long after = town.say(ada, group, "after").seq();

    assertThat(town.send(cleo, group, Town.reply(after, "yes")).getFirst())
        .isInstanceOf(Sent.class);
    assertThat(
            town.send(
                cleo,
                group,
                Town.reply(before, "not in my window"),
                Town.reply(before + 1, "an activity"),
                Town.reply(99, "not there"),
                Town.reply(0, "never there")))
        .containsOnly(new Outcome.ReplyNotVisible())
        .hasSize(4);
  }

  @Test
  void isToldWithThoseItLetsIn() {
    Entry entry = town.say(ada, direct, "hello");

    assertThat(signals.get().drain(Signal.Appended.class))
        .containsExactly(
            new Signal.Appended(direct, List.of(new Committed(entry, Set.of(bob.id())))));
  }

  @Test
  void isToldAgainWhenItIsRepeated() {
    Payload.Message message = Town.text("hello");
    Entry entry = town.say(bob, group, message);
    town.remove(ada, group, bob);
    signals.get().drain(Signal.class);

    town.send(bob, group, message);

    assertThat(signals.get().drain(Signal.Appended.class))
        .containsExactly(new Signal.Appended(group, List.of(new Committed(entry, Set.of()))));
  }

  @Test
  void worksWhileTheBusIsDown() {
    signals.get().goDown();
    Payload.Message message = Town.text("hello");

    assertThat(town.say(ada, direct, message).seq()).isEqualTo(1);
    assertThat(town.say(ada, direct, message).seq()).isEqualTo(1);
  }

  @Test
  @Rule("RECEIPT-1")
  void movesTheAuthorsOwnWatermarksAndNobodyElses() {
    town.say(ada, direct, "1");
    town.say(ada, direct, "2");

    assertThat(town.summary(ada, direct).state().unread()).isZero();
    assertThat(town.summary(ada, direct).state().own().read()).isEqualTo(2);
    assertThat(town.summary(bob, direct).state().unread()).isEqualTo(2);
    assertThat(signals.get().drain(Signal.ReceiptMoved.class)).isEmpty();
  }

  @Test
  void keepsEverybodysOrderWhenManySendAtOnce() {
    Race.of(
        8,
        i -> {
          Person author = i % 2 == 0 ? ada : bob;
          for (int n = 0; n < 25; n++) {
            town.say(author, group, i + " " + n);
          }
          return true;
        });

    List<Entry> entries = town.wholeLog(group);
    assertThat(entries)
        .extracting(Entry::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 202).boxed().toList());
    for (int i = 0; i < 8; i++) {
      String sender = i + " ";
      assertThat(entries.stream().map(SendingAMessageTest::text).filter(t -> t.startsWith(sender)))
          .containsExactlyElementsOf(LongStream.range(0, 25).mapToObj(n -> sender + n).toList());
    }
  }

  /** Something else under the same client id. */
  private static Payload.Message with(
      Payload.Message message, Content content, @Nullable Long replyTo) {
    return new Payload.Message(
        message.clientId(), message.fingerprint(), new Body(content, List.of()), replyTo);
  }

  private static String text(Entry entry) {
    Body body = entry.payload().carried();
    return body == null ? "" : body.content().written();
  }
}
