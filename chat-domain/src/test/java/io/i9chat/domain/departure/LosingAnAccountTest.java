package io.i9chat.domain.departure;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.departure.DepartureHouse.Person;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.domain.people.FindPerson;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is gone with a deleted account, and what stays behind of it. */
final class LosingAnAccountTest {
  private final DepartureHouse house = new DepartureHouse();
  private final Person ada = house.settle();
  private final Person grace = house.settle();
  private final Person linus = house.settle();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule({"NAME-3", "LEAVING-4"})
  void theirNameIsNobodysAndNeverGivenAgain() {
    house.delete(ada, false);

    assertThat(
            house
                .i9chat
                .people()
                .findPerson()
                .handle(new FindPerson.Command(grace.id(), ada.username())))
        .isEqualTo(new FindPerson.NotFound());
    Username shouted = new Username(ada.username().value().toUpperCase(Locale.ROOT));
    assertThat(
            house
                .i9chat
                .signIn()
                .operator()
                .enrolAccounts()
                .handle(
                    new EnrolAccounts.Command(
                        List.of(new EnrolAccounts.Newcomer(shouted, Fresh.email())))))
        .isInstanceOf(EnrolAccounts.Taken.class);
  }

  @Test
  @Rule("LEAVING-2")
  void losesWhatIsTheirsAlone() {
    StorePorts store = house.ports.store();
    store.places().put(ada.id(), new GeoPoint(48, 11), house.clock.instant());
    store.blocks().add(ada.id(), linus.id());

    house.delete(ada, false);

    assertThat(store.profiles().byId(List.of(ada.id()))).isEmpty();
    assertThat(store.places().of(ada.id(), Instant.EPOCH)).isEmpty();
    assertThat(store.blocks().of(ada.id())).isEmpty();
    assertThat(store.sessions().find(List.of(ada.caller().session()))).isEmpty();
  }
}
