package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Await;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries come in the order of the log, whatever the bus does to their signals. */
final class LiveOrderTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.direct(ada, bob);
  private final Ear bobs = house.listen(bob);

  @BeforeEach
  void begin() {
    town.say(ada, chat, "1");
    bobs.awaitStory("chat", "1");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void isRestoredWhateverOrderSignalsComeIn() {
    for (long seed = 1; seed <= 20; seed++) {
      house.bus().hold();
      for (int i = 0; i < 10; i++) {
        town.send(ada, chat, Town.text("one"), Town.text("another"));
      }
      List<Signal> signals = house.bus().release();
      Collections.shuffle(signals, new Random(seed));
      signals.forEach(house.bus()::letThrough);
    }

    bobs.awaitSeq(chat, 401);
    assertThat(bobs.seqs(chat)).isEqualTo(upTo(401));
    assertThat(bobs.events(LiveEvent.Resync.class)).isEmpty();
  }

  @Test
  void holdsWhatCameEarly() {
    house.bus().hold();
    town.say(ada, chat, "2");
    town.say(ada, chat, "3");
    List<Signal> signals = house.bus().release();

    house.bus().letThrough(signals.get(1));
    assertThat(bobs.seqs(chat)).containsExactly(1L);
    house.bus().letThrough(signals.get(0));

    bobs.awaitSeq(chat, 3);
    assertThat(bobs.seqs(chat)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void isFilledFromTheLogWhereSignalsAreLost() {
    int readings = house.readings.get();
    house.bus().hold();
    for (int seq = 2; seq <= 7; seq++) {
      if (seq % 2 == 0) {
        lose(1);
      } else {
        town.say(ada, chat, "heard");
      }
    }
    // As one signal, for a gap that were heard of a second before the others would be filled alone.
    List<Committed> heard =
        house.bus().release().stream()
            .flatMap(signal -> ((Signal.Appended) signal).commits().stream())
            .toList();
    assertThat(heard).hasSize(3);
    house.bus().letThrough(new Signal.Appended(chat, heard));

    bobs.awaitSeq(chat, 7);
    assertThat(bobs.seqs(chat)).isEqualTo(upTo(7));
    assertThat(bobs.events(LiveEvent.Resync.class)).isEmpty();
    assertThat(house.readings.get() - readings).as("all gaps at once").isEqualTo(1);
  }

  @Test
  void dropsWhatComesTwice() {
    Payload.Message message = Town.text("2");
    town.say(ada, chat, message);
    town.say(ada, chat, message);
    town.say(ada, chat, "3");

    bobs.awaitSeq(chat, 3);
    assertThat(bobs.seqs(chat)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void leavesAGapOf1000ToTheLogAndALargerOneToTheClients() {
    lose(1_000);
    town.say(ada, chat, "1002");
    bobs.awaitSeq(chat, 1_002);
    assertThat(bobs.seqs(chat)).isEqualTo(upTo(1_002));
    assertThat(bobs.events(LiveEvent.Resync.class)).isEmpty();

    Ear strangers = house.listen(town.settle());
    lose(1_001);
    town.say(ada, chat, "2004");
    bobs.awaitSeq(chat, 2_004);

    assertThat(bobs.story()).endsWith("1002", "resync", "2004");
    assertThat(strangers.events()).isEmpty();
  }

  @Test
  void isLeftToTheClientsWhereTheLogCannotBeRead() {
    lose(1);
    house.logUnreadable = true;
    town.say(ada, chat, "3");
    bobs.awaitStory("chat", "1", "resync", "3");

    house.logUnreadable = false;
    town.say(ada, chat, "4");
    bobs.awaitStory("chat", "1", "resync", "3", "4");
  }

  @Test
  void beginsWhereTheNodeComesInNotWithTheLog() {
    ChatId old = oldChat();
    town.say(ada, old, "101");

    bobs.awaitSeq(old, 101);
    assertThat(bobs.seqs(old)).containsExactly(101L);
    town.say(ada, old, "102");
    bobs.awaitSeq(old, 102);
    assertThat(bobs.seqs(old)).containsExactly(101L, 102L);
  }

  @Test
  void beginsWithWhatWasSentJustBeforeAndMayStillBeOnItsWay() {
    ChatId old = oldChat();
    house.bus().hold();
    for (int i = 101; i <= 110; i++) {
      town.say(ada, old, "" + i);
    }
    List<Signal> signals = house.bus().release();
    Collections.reverse(signals);
    signals.forEach(house.bus()::letThrough);

    bobs.awaitSeq(old, 110);
    assertThat(bobs.seqs(old)).isEqualTo(LongStream.rangeClosed(101, 110).boxed().toList());
  }

  @Test
  void beginsWithWhatCameWhileTheLogWasReadHoweverLongThatTook() {
    ChatId old = oldChat();
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    house.beforeCall =
        call -> {
          if (call.equals("ChatLog.log")) {
            reading.countDown();
            awaitLatch(read);
          }
        };
    town.say(ada, old, "101");
    awaitLatch(reading);
    long start = System.nanoTime();
    town.clock().pass(Duration.ofMillis(2_200));
    town.say(ada, old, "102");
    Await.until(
        "reading took a while", () -> System.nanoTime() - start > Duration.ofMillis(250).toNanos());

    read.countDown();

    bobs.awaitSeq(old, 102);
    assertThat(bobs.seqs(old)).containsExactly(101L, 102L);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Test
  void beginsWithoutTheLogWhereThatCannotBeRead() {
    ChatId old = oldChat();
    house.logUnreadable = true;
    town.say(ada, old, "101");
    town.say(ada, old, "102");

    bobs.awaitSeq(old, 102);
    assertThat(bobs.seqs(old)).containsExactly(101L, 102L);
  }

  @Test
  void isNotUpsetByTheRepeatOfAnOldMessage() {
    ChatId old = town.group(ada, bob);
    Payload.Message third = Town.text("3");
    house.bus().hold();
    town.say(ada, old, third);
    house.bus().lose();
    town.clock().pass(Duration.ofMinutes(1));
    town.appendAll(ada, old, texts(2_000));
    town.clock().pass(Duration.ofMinutes(1));
    int readings = house.readings.get();
    town.send(ada, old, third);
    town.say(ada, old, "2004");

    bobs.awaitSeq(old, 2_004);
    assertThat(bobs.seqs(old)).doesNotContain(3L).endsWith(2_004L);
    assertThat(bobs.events(LiveEvent.Resync.class)).isEmpty();
    assertThat(house.readings.get() - readings).isEqualTo(1);
  }

  @Test
  void isKeptForEachChatByItself() {
    ChatId other = town.direct(bob, town.settle());
    lose(1);
    town.say(ada, chat, "3");
    town.say(bob, other, "1");

    bobs.awaitSeq(other, 1);
    bobs.awaitSeq(chat, 3);
    assertThat(bobs.seqs(chat)).containsExactly(1L, 2L, 3L);
  }

  /** A chat of a hundred entries that were told of, if at all, long ago. */
  private ChatId oldChat() {
    ChatId old = town.group(ada, bob);
    town.appendAll(ada, old, texts(98));
    town.clock().pass(Duration.ofMinutes(1));
    return old;
  }

  private void lose(int entries) {
    assertThat(town.appendAll(ada, chat, texts(entries))).hasSize(entries);
  }

  private static List<Payload.Message> texts(int count) {
    return IntStream.range(0, count).mapToObj(n -> Town.text("text " + n)).toList();
  }

  private static List<Long> upTo(long seq) {
    return LongStream.rangeClosed(1, seq).boxed().toList();
  }
}
