package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What changes between the reading of the facts and the answer of a watch. */
final class WatchingMeanwhileTest {
  private final LiveHouse house = new LiveHouse();
  private final Town town = house.town;
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final Person cleo = town.settle();
  private final Ear adas = house.listen(ada);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"PRESENCE-B", "PRESENCE-C"})
  void isToldThen() {
    house.listen(bob);
    house.listen(cleo);
    adas.subscription().watch(List.of(cleo.username()));
    AtomicReference<Runnable> meanwhile =
        new AtomicReference<>(() -> {
          hide(bob);
          // Changes are looked at in their order: when this is told, the one before was seen.
          hide(cleo);
          awaitHidden(cleo);
        });
    Thread watching = Thread.currentThread();
    house.beforeCall =
        call -> {
          // What Bob shows of himself has been read, and whether he is online is about to be.
          if (Thread.currentThread().equals(watching) && call.equals("PresenceBoard.online")) {
            meanwhile.getAndSet(() -> {}).run();
          }
        };

    assertThat(adas.subscription().watch(List.of(bob.username()))).hasSize(1);

    awaitHidden(cleo, bob);
  }

  private void hide(Person person) {
    PrivacyChange nobody = new PrivacyChange(Audience.NOBODY, null, null, null);
    ProfileChange change = new ProfileChange(null, null, Change.keep(), nobody);
    assertThat(town.ports().store().profiles().update(person.id(), change))
        .isInstanceOf(ProfileUpdate.Updated.class);
    house.bus().publish(new Signal.PersonChanged(person.id()));
  }

  private void awaitHidden(Person... people) {
    List<LiveEvent> hidden =
        List.of(people).stream()
            .map(person -> new Presence(person.username(), false, null))
            .<LiveEvent>map(LiveEvent.PresenceChanged::new)
            .toList();
    Await.until(hidden + " is told, not " + adas.events(), () -> adas.events().equals(hidden));
  }
}
