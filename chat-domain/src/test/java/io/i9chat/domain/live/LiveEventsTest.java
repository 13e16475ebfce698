package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LiveEventsTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void reachEveryConnectionOfBothSidesAndNobodyElse() {
    ChatId chat = town.direct(ada, bob);
    town.say(ada, chat, "before anybody listened");
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    Ear bobsOther = house.listen(bob);
    Ear cleos = house.listen(town.settle());

    Entry entry = town.say(ada, chat, "hello");

    List.of(adas, bobs, bobsOther).forEach(ear -> ear.awaitSeq(chat, 2));
    assertThat(bobs.events(LiveEvent.EntryAppended.class))
        .last()
        .satisfies(event -> {
          assertThat(event.entry()).isInstanceOf(NamedEntry.class);
          NamedEntry named = (NamedEntry) event.entry();
          assertThat(named.entry()).isEqualTo(entry);
          assertThat(named.author()).isEqualTo(ada.username());
        });
    assertThat(cleos.events()).isEmpty();
  }

  @Test
  void areOneObjectForAllSoThatTheirBytesCanBeShared() {
    ChatId chat = town.direct(ada, bob);
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    town.say(ada, chat, "1");
    adas.awaitSeq(chat, 1);
    bobs.awaitSeq(chat, 1);
    int[] rendered = new int[1];

    Object first = adas.deliveries().getLast().rendered(event -> "bytes " + rendered[0]++);
    Object second = bobs.deliveries().getLast().rendered(event -> "bytes " + rendered[0]++);

    assertThat(second).isSameAs(first).isEqualTo("bytes 0");
  }

  @Test
  @Rule("WINDOW-1")
  void reachWhoWasPutOutToTheEntryThatDidItAndNoFurther() {
    Person cleo = town.settle();
    ChatId chat = town.group(ada, bob, cleo);
    Ear bobs = house.listen(bob);
    Ear cleos = house.listen(cleo);

    town.say(ada, chat, "3");
    cleos.awaitSeq(chat, 3);
    publish(town.append(ada, chat, new Payload.Removed(cleo.id())));
    town.say(ada, chat, "5");

    bobs.awaitSeq(chat, 5);
    assertThat(cleos.seqs(chat)).endsWith(3L, 4L);
    assertThat(bobs.seqs(chat)).endsWith(3L, 4L, 5L);
  }

  @Test
  void areNotHeardAnyMoreOnceASubscriptionIsClosed() {
    ChatId chat = town.direct(ada, bob);
    Ear bobs = house.listen(bob);
    Ear closed = house.listen(bob);
    town.say(ada, chat, "1");
    bobs.awaitSeq(chat, 1);
    closed.awaitSeq(chat, 1);

    closed.close();
    town.say(ada, chat, "2");

    bobs.awaitSeq(chat, 2);
    assertThat(closed.seqs(chat)).containsExactly(1L);
  }

  @Test
  void areNotKeptFromOthersByAListenerThatThrows() {
    List<Throwable> reported = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> reported.add(thrown));
    ChatId chat = town.direct(ada, bob);
    town.open(bob, ada);
    Ear before = house.listen(bob);
    town.say(ada, chat, "1");
    before.awaitSeq(chat, 1);
    IllegalStateException exception = new IllegalStateException("broken");
    AssertionError error = new AssertionError("worse");
    LiveListener throwing =
        delivery -> {
          throw exception;
        };
    LiveListener failing =
        delivery -> {
          throw error;
        };
    town.i9chat().subscribe(bob.id(), throwing);
    town.i9chat().subscribe(ada.id(), failing);
    Ear after = house.listen(bob);
    Ear adas = house.listen(ada);

    town.say(ada, chat, "2");
    town.say(bob, chat, "3");

    List.of(before, after, adas).forEach(ear -> ear.awaitSeq(chat, 3));
    assertThat(reported).contains(exception, error);
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  @Test
  void tellOfEndedSessionsToWhoseTheyAre() {
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    Set<SessionId> sessions = Set.of(Fresh.session());

    house.bus().publish(new Signal.SessionsEnded(bob.id(), sessions));

    assertThat(bobs.events()).containsExactly(new LiveEvent.SessionsEnded(sessions));
    assertThat(adas.events()).isEmpty();
  }

  private boolean isKept(Person person) {
    return town.ports().store().profiles().byId(List.of(person.id())).getFirst().lastSeen() != null;
  }

  @Test
  void tellOnesOwnDevicesOfAChatThatOneHasSetOtherwise() {
    ChatId chat = town.direct(ada, bob);
    town.open(bob, ada);
    Ear adas = house.listen(ada);
    Ear other = house.listen(ada);
    Ear bobs = house.listen(bob);
    // It is kept behind his arrival, and stands in what Ada sees of the chat.
    Await.until("when Bob came is kept", () -> isKept(bob));

    house.bus().publish(new Signal.PreferencesChanged(chat, ada.id()));

    adas.awaitStory("changed");
    other.awaitStory("changed");
    assertThat(adas.events(LiveEvent.ChatChanged.class).getFirst().chat())
        .isEqualTo(town.summary(ada, chat));
    assertThat(bobs.events()).isEmpty();
  }

  @Test
  void tellEverybodyToSyncWhenTheBusSawAGap() {
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);

    house.bus().gap();

    adas.awaitStory("resync");
    bobs.awaitStory("resync");
  }

  @Test
  void tellEverybodyToSyncWhenNobodyCanSayWhoseAnEntryIs() {
    ChatId chat = town.direct(ada, bob);
    Ear bobs = house.listen(bob);
    Committed first = town.append(ada, chat, Town.text("1"));

    house.chatsUnreadable = true;
    publish(first);
    bobs.awaitStory("chat", "resync");

    house.chatsUnreadable = false;
    town.say(ada, chat, "2");
    bobs.awaitSeq(chat, 2);
  }

  @Test
  void startNothingBeforeSomebodyListens() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (LiveHouse quiet = new LiveHouse()) {
      int alone = quiet.bus().listeners();
      ChatId chat = quiet.town.direct(quiet.town.settle(), quiet.town.settle());
      assertThat(quiet.town.wholeLog(chat)).isEmpty();

      quiet.listen(quiet.town.settle());
      assertThat(quiet.bus().listeners()).isEqualTo(alone + 1);
    }
    Await.until("its threads have ended", () -> newThreads(before).isEmpty());
  }

  @Test
  void endWithEveryThreadThatWasStartedForThem() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    ChatId chat = town.direct(ada, bob);
    Ear bobs = house.listen(bob);
    town.say(ada, chat, "1");
    bobs.awaitStory("chat", "1");
    town.mark(bob, chat, 1, 1);
    bobs.awaitStory("chat", "1", "receipt");
    Await.until("a timer runs", () -> !newThreads(before).isEmpty());

    house.close();
    town.say(ada, chat, "2");

    Await.until("its threads have ended", () -> newThreads(before).isEmpty());
    assertThat(house.bus().listeners()).isZero();
    assertThat(bobs.story()).containsExactly("chat", "1", "receipt");
    assertThatThrownBy(() -> house.listen(ada)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void areNotHeardAnyMoreOnceAllIsClosedThoughTheyWereOnTheirWay() throws InterruptedException {
    BlockingQueue<Thread> telling = new LinkedBlockingQueue<>();
    CountDownLatch closed = new CountDownLatch(1);
    house.beforeListing =
        () -> {
          telling.add(Thread.currentThread());
          try {
            closed.await();
          } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
          }
        };
    Ear adas = house.listen(ada);
    town.direct(ada, bob);
    Thread onItsWay = telling.poll(10, TimeUnit.SECONDS);

    house.close();
    closed.countDown();

    assertThat(onItsWay).isNotNull();
    assertThat(Objects.requireNonNull(onItsWay).join(Duration.ofSeconds(10))).isTrue();
    assertThat(adas.events()).isEmpty();
  }

  /** Threads of live events that run and did not before. */
  private static List<String> newThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.startsWith("i9chat"))
        .toList();
  }

  private void publish(Committed... commits) {
    house.bus().publish(new Signal.Appended(commits[0].entry().chat(), List.of(commits)));
  }
}
