package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person to whom a chat is new hears of it before they hear its first entry. */
final class LiveNewcomersTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule("CHAT-1")
  void hearOfADirectChatWithItsFirstMessage() {
    Ear bobs = house.listen(bob);
    ChatId chat = town.direct(ada, bob);
    assertThat(bobs.events()).isEmpty();

    town.say(ada, chat, "1");
    town.say(ada, chat, "2");

    bobs.awaitStory("chat", "1", "2");
    LiveEvent.ChatAppeared appeared = bobs.events(LiveEvent.ChatAppeared.class).getFirst();
    assertThat(appeared.chat().state().chat().id()).isEqualTo(chat);
    assertThat(appeared.chat().with()).isEqualTo(ada.profile());
  }

  @Test
  void areTheOpenersOwnDevicesToo() {
    Ear adas = house.listen(ada);
    ChatId chat = town.direct(ada, bob);
    adas.awaitStory("chat");

    town.say(ada, chat, "1");

    adas.awaitStory("chat", "1");
    assertThat(adas.events(LiveEvent.ChatAppeared.class).getFirst().chat().with())
        .isEqualTo(bob.profile());
  }

  @Test
  void areToldFirstHoweverLongTheirListTakesToRead() {
    Ear adas = house.listen(ada);
    CountDownLatch said = new CountDownLatch(1);
    house.beforeListing = () -> awaitLatch(said);

    ChatId chat = town.direct(ada, bob);
    town.say(ada, chat, "1");
    said.countDown();

    adas.awaitStory("chat", "1");
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Test
  void hearOfAGroupThatTheyAreAddedTo() {
    ChatId chat = town.group(ada, town.settle());
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    town.say(ada, chat, "3");
    adas.awaitSeq(chat, 3);

    publish(addBob(chat));
    town.say(ada, chat, "5");

    bobs.awaitStory("chat", "4", "5");
    adas.awaitSeq(chat, 5);
    assertThat(adas.story()).doesNotContain("resync").endsWith("3", "4", "5");
  }

  @Test
  void hearOfItThoughTheirSignalComesEarly() {
    ChatId chat = town.group(ada, town.settle());
    ChatId other = town.group(ada, town.settle());
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    awaitCalm(chat, adas);
    Committed before = town.append(ada, chat, Town.text("unseen"));

    publish(addBob(chat));
    awaitCalm(other, adas);
    publish(before);

    bobs.awaitStory("chat", "" + (before.entry().seq() + 1));
  }

  /** Until entries are told of before their sending returns. */
  private void awaitCalm(ChatId chat, Ear adas) {
    Await.until(
        "signals are forwarded at once",
        () -> {
          long seq = town.say(ada, chat, "hello").seq();
          return adas.seqs(chat).contains(seq);
        });
  }

  @Test
  void hearOfItThoughTheirSignalComesLate() {
    Ear bobs = house.listen(bob);
    ChatId chat = town.direct(ada, bob);
    house.bus().hold();
    town.say(ada, chat, "1");
    town.say(ada, chat, "2");
    List<Signal> signals = house.bus().release();
    Collections.reverse(signals);

    signals.forEach(house.bus()::letThrough);

    bobs.awaitStory("chat", "1", "2");
  }

  @Test
  void hearOfItThoughTheirSignalIsLost() {
    ChatId chat = town.group(ada, town.settle());
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    town.say(ada, chat, "3");
    adas.awaitSeq(chat, 3);
    addBob(chat);

    town.say(ada, chat, "5");

    bobs.awaitStory("chat", "4", "5");
  }

  @Test
  void hearOfItWhenAMessageWhoseSignalWasLostIsRepeated() {
    ChatId chat = town.direct(ada, bob);
    Ear bobs = house.listen(bob);
    Payload.Message message = Town.text("1");
    house.bus().hold();
    town.say(ada, chat, message);
    house.bus().lose();

    town.send(ada, chat, message);

    bobs.awaitStory("chat", "1");
  }

  @Test
  void areToldToSyncWhereTheirListCannotBeRead() {
    house.listsUnreadable = true;
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    ChatId chat = town.direct(ada, bob);
    adas.awaitStory("resync");

    town.say(ada, chat, "1");

    bobs.awaitStory("resync", "1");
  }

  private Committed addBob(ChatId chat) {
    return town.append(ada, chat, new Payload.Added(List.of(bob.id())));
  }

  private void publish(Committed commit) {
    house.bus().publish(new Signal.Appended(commit.entry().chat(), List.of(commit)));
  }
}
