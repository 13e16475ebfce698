package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.Me;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.Rule;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SharingAPositionTest {
  private final MovableClock clock = new MovableClock(Fresh.now());
  private final Ports ports = InMemoryPorts.fresh(clock);
  private final Inhabitants inhabitants = new Inhabitants(ports);
  private final Me ada = inhabitants.settle();

  private Optional<GeoPoint> kept() {
    return ports.store().places().of(Inhabitants.id(ada), Instant.EPOCH);
  }

  @Test
  @Rule("NEAR-1")
  void keepsOnlyTheCentreOfTheCell() {
    GeoPoint home = new GeoPoint(48.1371, 11.5754);

    inhabitants.place(ada, home.lat(), home.lon());

    assertThat(kept()).contains(Cell.centre(home));
    assertThat(kept()).isNotEqualTo(Optional.of(home));
  }

  @Test
  @Rule("NEAR-1")
  void mayMoveThreeTimesAtOnceThenEvery20Minutes() {
    for (int i = 0; i < 3; i++) {
      assertThat(inhabitants.place(ada, i, 0)).isEqualTo(new SetLocation.Shared());
    }
    assertThat(inhabitants.place(ada, 7, 0))
        .isInstanceOfSatisfying(
            SetLocation.TooFast.class,
            refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(20)));
    assertThat(kept()).as("where it was before").contains(Cell.centre(new GeoPoint(2, 0)));

    clock.pass(Duration.ofMinutes(20));
    assertThat(inhabitants.place(ada, 7, 0)).isEqualTo(new SetLocation.Shared());
    assertThat(inhabitants.place(inhabitants.settle(), 7, 0))
        .as("moves of another person")
        .isEqualTo(new SetLocation.Shared());
  }

  @Test
  @Rule("NEAR-1")
  void movesAtMostSixTimesInAnyHour() {
    Deque<Instant> moves = new ArrayDeque<>();
    int most = 0;
    for (int minute = 0; minute < 180; minute++) {
      for (int i = 0; i < 6; i++) {
        int other = minute * 6 + i;
        if (inhabitants.place(ada, other % 80, Math.floorDiv(other, 80))
            instanceof SetLocation.Shared) {
          moves.add(clock.instant());
        }
      }
      moves.removeIf(before -> before.isBefore(clock.instant().minus(Duration.ofHours(1))));
      most = Math.max(most, moves.size());
      clock.pass(Duration.ofMinutes(1));
    }
    assertThat(most).isEqualTo(6);
  }

  @Test
  void isNoMoveWithinTheSameCell() {
    GeoPoint centre = Cell.centre(new GeoPoint(48, 11));
    for (int i = 0; i < 50; i++) {
      assertThat(inhabitants.place(ada, centre.lat() + i * 0.00005, centre.lon()))
          .isEqualTo(new SetLocation.Shared());
    }
  }

  @Test
  @Rule("NEAR-1")
  void isNoWayRoundTheLimitToWithdrawInBetween() {
    for (int i = 0; i < 3; i++) {
      inhabitants.place(ada, i, 0);
      withdraw();
    }
    assertThat(inhabitants.place(ada, 7, 0)).isInstanceOf(SetLocation.TooFast.class);
  }

  @Test
  @Rule("NEAR-1")
  void canBeWithdrawnAnyTime() {
    inhabitants.place(ada, 48, 11);
    withdraw();
    withdraw();
    assertThat(kept()).isEmpty();
  }

  @Test
  @Rule("NEAR-3")
  void saysNothingOfThePositionWhereACommandIsLogged() {
    PersonId caller = Inhabitants.id(ada);
    assertThat(new SetLocation.Command(caller, new GeoPoint(48.1371, 11.5754)))
        .hasToString(new SetLocation.Command(caller, new GeoPoint(-33.8688, 151.2093)).toString());
  }

  private void withdraw() {
    inhabitants.use().clearLocation().handle(new ClearLocation.Command(Inhabitants.id(ada)));
  }
}
