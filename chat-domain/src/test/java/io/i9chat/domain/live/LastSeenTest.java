package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When people were last online is kept as they go, and while they stay. */
final class LastSeenTest {
  private static @Nullable Instant lastSeen(LiveHouse house, Person person) {
    return house.town.ports().store().profiles().byId(List.of(person.id())).getFirst().lastSeen();
  }

  @Test
  @Rule("PRESENCE-A")
  void isTenSecondsAfterTheLastDeviceWentAndEveryFiveMinutesUntilThen() {
    assertThat(LiveSettings.DEFAULT)
        .isEqualTo(new LiveSettings(Duration.ofSeconds(10), Duration.ofMinutes(5)));
  }

  @Test
  @Rule("PRESENCE-A")
  void isKeptWhileSomebodyStaysOnline() {
    LiveSettings often = new LiveSettings(Duration.ofMinutes(1), Duration.ofMillis(50));
    try (LiveHouse house = new LiveHouse(often)) {
      Person ada = house.town.settle();
      Person bob = house.town.settle();
      house.listen(ada);
      Await.until("it is kept", () -> lastSeen(house, ada) != null);

      house.town.clock().pass(Duration.ofMinutes(5));
      Instant now = house.town.clock().instant();
      Await.until("it is kept again", () -> now.equals(lastSeen(house, ada)));
      assertThat(lastSeen(house, bob)).isNull();
    }
  }

  @Test
  @Rule("PRESENCE-A")
  void isKeptAlreadyWhenSomebodyComes() {
    try (LiveHouse house = new LiveHouse(LiveSettings.DEFAULT)) {
      Person ada = house.town.settle();
      house.listen(ada);

      Instant now = house.town.clock().instant();
      Await.until("it is kept", () -> now.equals(lastSeen(house, ada)));
    }
  }

  @Test
  void isKeptForManyInFewTransactions() {
    LiveSettings once = new LiveSettings(Duration.ofMillis(100), Duration.ofMinutes(5));
    try (LiveHouse house = new LiveHouse(once)) {
      List<Person> crowd = Stream.generate(house.town::settle).limit(1_500).toList();
      List<Ear> ears = crowd.stream().map(house::listen).toList();
      for (Person person : crowd) {
        Await.until("it is kept", () -> lastSeen(house, person) != null);
      }
      assertThat(house.calls().getOrDefault("Profiles.seen", 0)).isLessThan(100);
      house.town.clock().pass(Duration.ofSeconds(1));
      Instant now = house.town.clock().instant();
      house.countAnew();
      ears.forEach(Ear::close);
      for (Person person : crowd) {
        Await.until("it is kept again", () -> now.equals(lastSeen(house, person)));
      }
      assertThat(house.calls().getOrDefault("Profiles.seen", 0)).isLessThan(300);
    }
  }

  @Test
  @Rule("PRESENCE-A")
  void isKeptOfEverybodyWhenTheNodeEndsAndTheOthersAreTold() {
    LiveHouse house = new LiveHouse(LiveSettings.DEFAULT);
    Person ada = house.town.settle();
    Person bob = house.town.settle();
    house.listen(ada);
    house.listen(bob).close();
    List<Signal> heard = new CopyOnWriteArrayList<>();
    try (Signals.Subscription other = house.bus().subscribe(hearing(heard))) {
      assertThat(other).isNotNull();
      house.close();
    }

    Instant now = house.town.clock().instant();
    assertThat(lastSeen(house, ada)).isEqualTo(now);
    assertThat(lastSeen(house, bob)).isEqualTo(now);
    assertThat(heard)
        .containsExactlyInAnyOrder(
            new Signal.PresenceChanged(ada.id(), false, now),
            new Signal.PresenceChanged(bob.id(), false, now));
    assertThat(house.town.ports().presence().online(List.of(ada.id(), bob.id()))).isEmpty();
  }

  private static Signals.Listener hearing(List<Signal> heard) {
    return new Signals.Listener() {
      @Override
      public void on(Signal signal) {
        heard.add(signal);
      }

      @Override
      public void gap() {}
    };
  }
}
