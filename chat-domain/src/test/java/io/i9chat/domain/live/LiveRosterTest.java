package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries go to those who are members at their seq, without asking the store who they are. */
final class LiveRosterTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final Person cleo = town.settle();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aMessageTo5000AsksTheStoreNoMoreThanOneTo3() {
    Map<String, Integer> toThree = callsOfAMessage(town.group(ada, bob, cleo), List.of(bob));
    List<Person> many = Stream.generate(town::settle).limit(5_000).toList();
    Map<String, Integer> toMany =
        callsOfAMessage(town.group(ada, many.toArray(Person[]::new)), many.subList(0, 500));

    assertThat(toMany).isEqualTo(toThree).doesNotContainKeys("Chats.roster", "ChatLog.log");
    assertThat(toMany.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(5);
  }

  /** The calls of a message that is not the first. */
  private Map<String, Integer> callsOfAMessage(ChatId group, List<Person> listening) {
    List<Ear> ears = listening.stream().map(house::listen).toList();
    long first = town.say(ada, group, "first").seq();
    ears.forEach(ear -> ear.awaitSeq(group, first));
    house.countAnew();
    long second = town.say(ada, group, "second").seq();
    ears.forEach(ear -> ear.awaitSeq(group, second));
    Map<String, Integer> calls = house.calls();
    // That of those who came, which is made in its own time.
    calls.remove("Profiles.seen");
    return calls;
  }

  @Test
  void aDirectChatAsksNothingEither() {
    ChatId chat = town.direct(ada, bob);
    assertThat(callsOfAMessage(chat, List.of(ada, bob))).doesNotContainKeys("Chats.roster");
  }

  @Test
  void whoeverListensLaterHearsWhatComesThen() {
    ChatId group = town.group(ada, bob, cleo);
    Ear bobs = house.listen(bob);
    town.say(ada, group, "3");
    bobs.awaitSeq(group, 3);

    Ear cleos = house.listen(cleo);
    town.say(ada, group, "4");

    cleos.awaitSeq(group, 4);
    assertThat(cleos.seqs(group)).containsExactly(4L);
  }

  @Test
  @Rule("WINDOW-1")
  void comingAndGoingIsNotedWithoutReadingEverybodyAgain() {
    ChatId group = town.group(ada, bob);
    Ear bobs = house.listen(bob);
    Ear cleos = house.listen(cleo);
    town.say(ada, group, "3");
    bobs.awaitSeq(group, 3);
    house.countAnew();

    publish(town.append(ada, group, new Payload.Added(List.of(cleo.id()))));
    town.say(ada, group, "5");
    cleos.awaitSeq(group, 5);
    publish(town.append(cleo, group, new Payload.Left()));
    town.say(ada, group, "7");
    bobs.awaitSeq(group, 7);
    publish(town.append(cleo, group, new Payload.Joined()));
    town.say(ada, group, "9");
    cleos.awaitSeq(group, 9);

    assertThat(cleos.seqs(group)).containsExactly(4L, 5L, 6L, 8L, 9L);
    assertThat(house.calls()).doesNotContainKey("Chats.roster");
  }

  @Test
  @Rule("WINDOW-1")
  void whoeverWasPutOutBeforeTheRosterWasReadStillHearsUpToThat() {
    ChatId group = town.group(ada, bob, cleo);
    Ear cleos = house.listen(cleo);
    house.bus().hold();
    town.say(ada, group, "3");
    publish(town.append(ada, group, new Payload.Removed(cleo.id())));
    town.say(ada, group, "5");
    Ear bobs = house.listen(bob);

    house.bus().release().forEach(house.bus()::letThrough);

    bobs.awaitSeq(group, 5);
    assertThat(cleos.seqs(group)).endsWith(3L, 4L);
  }

  @Test
  @Rule("WINDOW-1")
  void whoeverWasPutOutSinceIsHeldUntilTheEntriesBeforeHavePassed() {
    ChatId group = town.group(ada, bob, cleo);
    town.append(ada, group, Town.text("3"));
    town.append(ada, group, new Payload.Removed(cleo.id()));
    town.append(bob, group, new Payload.Left());
    LiveRosters rosters = new LiveRosters(town.ports().store());

    ChatRoster roster = rosters.hold(group, 2);

    assertThat(roster.of(cleo.id()).windows()).containsExactly(new Window(2, 4));
    assertThat(roster.of(bob.id()).windows()).containsExactly(new Window(2, 5));
    assertThat(rosters.held(group)).isSameAs(roster);
    rosters.forget(group);
    assertThat(rosters.hold(group, 4).has(cleo.id())).as("put out before").isFalse();
  }

  @Test
  @Rule("WINDOW-2")
  void whatIsAboutAMessageOutsideAMembersWindowsIsHiddenFromThem() {
    Person dan = town.settle();
    ChatId group = town.group(ada, bob, cleo);
    Ear bobs = house.listen(bob);
    Ear cleos = house.listen(cleo);
    Ear dans = house.listen(dan);
    town.say(ada, group, "3");
    publish(town.append(ada, group, new Payload.Removed(cleo.id())));
    town.say(ada, group, "5");
    publish(town.append(ada, group, new Payload.Added(List.of(cleo.id(), dan.id()))));
    publish(town.append(ada, group, new Payload.Edit(3, Body.text("three"))));
    publish(town.append(bob, group, new Payload.Reaction(5, new Emoji("👍"))));
    publish(town.append(ada, group, new Payload.Delete(5)));

    for (Ear ear : List.of(bobs, cleos, dans)) {
      ear.awaitSeq(group, 9);
    }
    assertThat(bobs.story()).endsWith("6", "7", "8", "9");
    assertThat(cleos.story()).endsWith("6", "7", "hidden 8", "hidden 9");
    assertThat(dans.story()).endsWith("6", "hidden 7", "hidden 8", "hidden 9");
    LiveEvent last = dans.events().getLast();
    assertThat(((LiveEvent.EntryAppended) last).entry())
        .isInstanceOfSatisfying(
            HiddenEntry.class, hidden -> assertThat(hidden.chat()).isEqualTo(group));
  }

  @Test
  void anEntryIsMadeInTwoFormsHoweverManyHearIt() {
    ChatId group = town.group(ada, bob);
    Ear adas = house.listen(ada);
    Ear bobs = house.listen(bob);
    Ear cleos = house.listen(cleo);
    Person dan = town.settle();
    Ear dans = house.listen(dan);
    town.say(ada, group, "3");
    publish(town.append(ada, group, new Payload.Added(List.of(cleo.id(), dan.id()))));
    publish(town.append(bob, group, new Payload.Reaction(3, new Emoji("👍"))));
    for (Ear ear : List.of(adas, bobs, cleos, dans)) {
      ear.awaitSeq(group, 5);
    }

    assertThat(bobs.deliveries().getLast()).isSameAs(adas.deliveries().getLast());
    assertThat(dans.deliveries().getLast()).isSameAs(cleos.deliveries().getLast());
    assertThat(((LiveEvent.EntryAppended) bobs.events().getLast()).entry())
        .isInstanceOf(NamedEntry.class);
  }

  @Test
  void isReadAgainWhereItCouldNotBeHeld() {
    LiveRosters one = new LiveRosters(town.ports().store(), 1);
    ChatId group = town.group(ada, bob);
    ChatId other = town.group(ada, cleo);
    assertThat(one.hold(group, 0).size()).isEqualTo(2);
    assertThat(one.held(group)).isNotNull();
    assertThat(one.hold(other, 0).size()).isEqualTo(2);
    assertThat(one.held(group)).as("the one before").isNull();

    one.forget(other);
    assertThat(one.held(other)).isNull();
    assertThat(one.glimpse(other).size()).isEqualTo(2);
    assertThat(one.held(other)).as("only looked at").isNull();
  }

  @Test
  void thePublisherNeverReadsTheStore() {
    Person dan = town.settle();
    ChatId group = town.group(ada, bob, cleo);
    ChatId fresh = town.group(ada, bob);
    Ear bobs = house.listen(bob);
    Ear dans = house.listen(dan);
    town.say(ada, group, "4");
    bobs.awaitSeq(group, 3);
    List<Committed> commits =
        List.of(
            town.append(cleo, group, Town.text("by an author whose name nobody asked for")),
            town.append(ada, group, new Payload.Added(List.of(dan.id()))),
            town.append(cleo, group, new Payload.Left()),
            town.append(cleo, group, new Payload.Joined()),
            town.append(ada, fresh, Town.text("in a chat that nobody heard of")));
    Set<Thread> readers = ConcurrentHashMap.newKeySet();
    house.beforeCall = call -> readers.add(Thread.currentThread());

    commits.forEach(this::publish);

    dans.awaitSeq(group, 7);
    bobs.awaitSeq(fresh, 3);
    assertThat(readers).isNotEmpty().doesNotContain(Thread.currentThread());
    assertThat(bobs.events(LiveEvent.Resync.class)).isEmpty();
  }

  private void publish(Committed commit) {
    house.bus().publish(new Signal.Appended(commit.entry().chat(), List.of(commit)));
  }
}
