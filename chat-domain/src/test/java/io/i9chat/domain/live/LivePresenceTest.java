package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection is told of the presence of those it watches. */
final class LivePresenceTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final Ear adas = house.listen(ada);

  @AfterEach
  void close() {
    house.close();
  }

  private static List<Presence> watch(Ear ear, Person... people) {
    return ear.subscription().watch(Stream.of(people).map(Person::username).toList());
  }

  private static Presence online(Person person) {
    return new Presence(person.username(), true, null);
  }

  private static Presence hidden(Person person) {
    return new Presence(person.username(), false, null);
  }

  private Presence offline(Person person) {
    return new Presence(person.username(), false, town.clock().instant());
  }

  private static List<Presence> told(Ear ear) {
    return ear.events(LiveEvent.PresenceChanged.class).stream()
        .map(LiveEvent.PresenceChanged::presence)
        .toList();
  }

  private static void awaitTold(Ear ear, Presence... presences) {
    Await.until(
        List.of(presences) + " is told, not " + told(ear),
        () -> told(ear).equals(List.of(presences)));
  }

  private void show(Person person, Audience presence) {
    ProfileChange change =
        new ProfileChange(null, null, Change.keep(), new PrivacyChange(presence, null, null, null));
    assertThat(town.ports().store().profiles().update(person.id(), change))
        .isInstanceOf(ProfileUpdate.Updated.class);
    house.bus().publish(new Signal.PersonChanged(person.id()));
  }

  private void block(Person person, Person other) {
    assertThat(town.ports().store().blocks().add(person.id(), other.id()))
        .isEqualTo(Blocking.ADDED);
    house.bus().publish(new Signal.RelationChanged(person.id(), other.id()));
  }

  private void unblock(Person person, Person other) {
    assertThat(town.ports().store().blocks().remove(person.id(), other.id())).isTrue();
    house.bus().publish(new Signal.RelationChanged(person.id(), other.id()));
  }

  @Test
  @Rule("PRESENCE-B")
  void beginsWithHowTheyAreNowAndLeavesOutTheUnknown() {
    Ear bobs = house.listen(bob);
    Person cleo = town.settle();

    assertThat(
            adas.subscription().watch(List.of(bob.username(), Fresh.username(), cleo.username())))
        .containsExactlyInAnyOrder(online(bob), hidden(cleo));
    assertThat(watch(adas, bob)).as("again").containsExactly(online(bob));
    assertThat(watch(adas, ada)).as("oneself").containsExactly(online(ada));
    assertThat(watch(adas)).isEmpty();
    assertThat(bobs.events()).isEmpty();
  }

  @Test
  @Rule("PRESENCE-A")
  void goesOnWithTheirComingAndGoing() {
    watch(adas, bob);

    Ear phone = house.listen(bob);
    awaitTold(adas, online(bob));
    Ear laptop = house.listen(bob);
    phone.close();
    house.awaitOnline(bob, true);
    laptop.close();

    awaitTold(adas, online(bob), offline(bob));
  }

  @Test
  @Rule("PRESENCE-A")
  void keepsWhenSomebodyWasLastSeenBeforeItIsTold() {
    watch(adas, bob);
    house.listen(bob).close();

    awaitTold(adas, online(bob), offline(bob));
    assertThat(town.ports().store().profiles().byId(List.of(bob.id())).getFirst().lastSeen())
        .isEqualTo(town.clock().instant());
  }

  @Test
  @Rule("PRESENCE-A")
  void isNotDisturbedByManyWhoDropAndComeBack() {
    List<Person> crowd = Stream.generate(town::settle).limit(400).toList();
    List<Ear> before = crowd.stream().map(house::listen).toList();
    watch(adas, crowd.toArray(Person[]::new));
    List<Signal> signals = new ArrayList<>(house.bus().release());
    house.bus().hold();
    before.forEach(Ear::close);
    List<Ear> after = crowd.stream().map(house::listen).toList();
    Person last = town.settle();
    Ear lasts = house.listen(last);
    lasts.close();
    house.awaitOnline(last, false);

    signals.addAll(house.bus().release());
    assertThat(signals)
        .extracting(signal -> ((Signal.PresenceChanged) signal).person())
        .containsOnly(last.id());
    assertThat(told(adas)).isEmpty();
    assertThat(after).hasSameSizeAs(before);
  }

  @Test
  @Rule("PRESENCE-B")
  void endsWithBeingUnwatchedOrClosed() {
    Person cleo = town.settle();
    Ear others = house.listen(ada);
    watch(adas, bob, cleo);
    watch(others, bob);
    adas.subscription().unwatch(List.of(bob.username(), Fresh.username()));
    others.close();

    house.listen(bob);
    house.listen(cleo);

    awaitTold(adas, online(cleo));
    assertThat(told(others)).isEmpty();
  }

  @Test
  @Rule("PRESENCE-B")
  void isForUpTo500PeopleOnOneConnection() {
    List<Username> most = new ArrayList<>();
    Stream.generate(town::settle).limit(500).forEach(person -> most.add(person.username()));
    assertThat(adas.subscription().watch(most)).hasSize(500);
    assertThat(adas.subscription().watch(most)).as("the same").hasSize(500);

    assertThatThrownBy(() -> watch(adas, bob)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() ->
            house
                .listen(bob)
                .subscription()
                .watch(Stream.generate(Fresh::username).limit(501).toList()))
        .isInstanceOf(InvalidValue.class);
    adas.subscription().unwatch(most.subList(0, 1));
    assertThat(watch(adas, bob)).hasSize(1);
    assertThat(watch(house.listen(ada), bob)).as("another connection").hasSize(1);
  }

  @Test
  @Rule({"PRESENCE-B", "PRESENCE-C"})
  void isDecidedAgainWhenPrivacyChanges() {
    house.listen(bob);
    watch(adas, bob);

    show(bob, Audience.NOBODY);
    awaitTold(adas, hidden(bob));
    show(bob, Audience.EVERYONE);
    awaitTold(adas, hidden(bob), online(bob));
  }

  @Test
  @Rule({"PRESENCE-B", "BLOCK-3"})
  void isDecidedAgainWithABlockOnEitherSide() {
    house.listen(bob);
    watch(adas, bob);

    block(bob, ada);
    awaitTold(adas, hidden(bob));
    block(ada, bob);
    unblock(bob, ada);
    unblock(ada, bob);
    awaitTold(adas, hidden(bob), online(bob));
  }

  @Test
  @Rule({"PRESENCE-B", "PRIVACY-1"})
  void isDecidedAgainWithTheFirstMessageThatMakesAContact() {
    show(bob, Audience.CONTACTS);
    house.listen(bob);
    assertThat(watch(adas, bob)).containsExactly(hidden(bob));

    town.say(ada, town.direct(ada, bob), "whom one writes to oneself is one's contact");
    town.say(bob, town.direct(bob, ada), "now you are mine");

    awaitTold(adas, online(bob));
  }

  @Test
  @Rule("PRESENCE-C")
  void tellsNothingOfThoseOneMayNotSee() {
    Person cleo = town.settle();
    show(bob, Audience.NOBODY);
    assertThat(watch(adas, bob, cleo)).containsExactlyInAnyOrder(hidden(bob), hidden(cleo));

    Ear bobs = house.listen(bob);
    bobs.close();
    house.awaitOnline(bob, false);
    house.listen(cleo);

    awaitTold(adas, online(cleo));
  }

  @Test
  void isDecidedAgainLaterWhereTheStoreCannotSay() {
    house.listen(bob);
    watch(adas, bob);
    house.blocksUnreadable = true;
    block(bob, ada);
    Await.until("the store was asked", () -> house.calls().containsKey("Blocks.between"));

    house.blocksUnreadable = false;
    awaitTold(adas, hidden(bob));
  }

  @Test
  void isLookedAtAgainWhenTheBusLostSomething() {
    watch(adas, bob);
    house.bus().hold();
    house.listen(bob);
    house.bus().lose();
    assertThat(told(adas)).isEmpty();

    house.bus().gap();

    awaitTold(adas, online(bob));
  }

  @Test
  void mayBeWhatMakesAListenerClose() {
    AtomicReference<LiveSubscription> own = new AtomicReference<>();
    LiveSubscription closing = town.i9chat().subscribe(ada.id(), delivery -> own.get().close());
    own.set(closing);
    closing.watch(List.of(bob.username()));
    watch(adas, bob);
    Ear bobs = house.listen(bob);
    awaitTold(adas, online(bob));
    bobs.close();
    house.awaitOnline(bob, false);

    awaitTold(adas, online(bob), offline(bob));
  }

  @Test
  void isOfferedToNobodyWhoHasGone() {
    adas.close();
    assertThat(watch(adas, bob)).hasSize(1);
    house.listen(bob);
    Ear others = house.listen(ada);
    watch(others, bob);
    assertThat(told(adas)).isEmpty();
  }
}
