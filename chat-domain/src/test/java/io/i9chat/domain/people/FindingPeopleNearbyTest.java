package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.Rule;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FindingPeopleNearbyTest {
  private static final double METRES_PER_DEGREE = Math.toRadians(1) * GeoPoint.EARTH_RADIUS;

  private final MovableClock clock = new MovableClock(Fresh.now());
  private final Ports ports = InMemoryPorts.fresh(clock);
  private final Inhabitants inhabitants = new Inhabitants(ports);
  private final Me ada = inhabitants.settle();

  private Me at(double lat, double lon) {
    Me person = inhabitants.settle();
    assertThat(inhabitants.place(person, lat, lon)).isEqualTo(new SetLocation.Shared());
    return person;
  }

  private FindNearby.Outcome look(long radius, int limit) {
    return inhabitants
        .use()
        .findNearby()
        .handle(new FindNearby.Command(Inhabitants.id(ada), radius, new PageLimit(limit)));
  }

  private List<FindNearby.Near> near(long radius) {
    return ((FindNearby.Found) look(radius, 50)).users();
  }

  private static List<Username> names(List<FindNearby.Near> near) {
    return near.stream().map(each -> each.user().profile().username()).toList();
  }

  private static Username name(Me person) {
    return Inhabitants.name(person);
  }

  @Test
  @Rule({"NEAR-1", "NEAR-2"})
  void needsAPositionOfOnesOwn() {
    at(48, 11);
    assertThat(look(100_000, 50)).isEqualTo(new FindNearby.NoPosition());

    inhabitants.place(ada, 48, 11);
    assertThat(near(100_000)).hasSize(1);

    clock.pass(Duration.ofHours(24).plusSeconds(1));
    assertThat(look(100_000, 50)).as("after a day").isEqualTo(new FindNearby.NoPosition());
  }

  @Test
  @Rule("NEAR-2")
  void givesTheNearestFirstInWholeKilometresOfDistance() {
    inhabitants.place(ada, 0, 0);
    Me far = at(0, 5_500 / METRES_PER_DEGREE);
    Me nearer = at(3_500 / METRES_PER_DEGREE, 0);
    at(0, 20_000 / METRES_PER_DEGREE);

    List<FindNearby.Near> found = near(10_000);

    assertThat(names(found)).containsExactly(name(nearer), name(far));
    assertThat(found).allSatisfy(each -> assertThat(each.distance() % 1_000).isZero());
    assertThat(found.getFirst().distance()).isBetween(3_000L, 5_000L);
    assertThat(found.getLast().distance()).isBetween(5_000L, 7_000L);
  }

  @Test
  void findsAcrossTheDateLineAndOverThePoles() {
    inhabitants.place(ada, 10, 179.99);
    Me across = at(10, -179.99);
    assertThat(names(near(5_000))).containsExactly(name(across));

    inhabitants.place(ada, 89.99, 0);
    Me beyond = at(89.99, 180);
    assertThat(names(near(5_000))).containsExactly(name(beyond));
  }

  @Test
  @Rule("NEAR-2")
  void findsNobodyWhoseDistanceAsToldIsMoreThanTheRadius() {
    Random random = new Random(6);
    inhabitants.place(ada, 60, 20);
    for (int i = 0; i < 200; i++) {
      at(60 + random.nextDouble(-0.1, 0.1), 20 + random.nextDouble(-0.2, 0.2));
    }
    for (long radius : List.of(1_000L, 1_999L, 3_500L, 7_000L)) {
      List<FindNearby.Near> found = ((FindNearby.Found) look(radius, 200)).users();
      assertThat(found).extracting(FindNearby.Near::distance).isSorted();
      assertThat(found).allSatisfy(each -> assertThat(each.distance()).isLessThanOrEqualTo(radius));
    }
  }

  @Test
  void givesThoseEquallyFarByUsernameAndNoMoreThanAsked() {
    inhabitants.place(ada, 48, 11);
    List<Username> names = new ArrayList<>();
    IntStream.range(0, 30).forEach(i -> names.add(name(at(48, 11))));
    names.sort(null);

    assertThat(names(((FindNearby.Found) look(1_000, 10)).users())).isEqualTo(names.subList(0, 10));
    assertThat(names(near(1_000))).isEqualTo(names);
  }

  @Test
  @Rule("NEAR-3")
  void tellsNobodysCoordinates() {
    inhabitants.place(ada, 48.1371, 11.5754);
    at(48.1371, 11.5754);

    assertThat(look(1_000, 50).toString()).doesNotContain("48.", "11.5");
  }

  @Test
  @Rule("BLOCK-3")
  void findsNeitherOneselfNorAnybodyWithABlockOnEitherSide() {
    inhabitants.place(ada, 48, 11);
    Me bob = at(48, 11);
    Me cleo = at(48, 11);
    Me dan = at(48, 11);
    inhabitants.block(ada, bob);
    inhabitants.block(cleo, ada);

    assertThat(names(near(1_000))).containsExactly(name(dan));
  }

  @Test
  @Rule("NEAR-1")
  void findsNobodyWhosePositionIsADayOldOrWithdrawn() {
    Me bob = at(48, 11);
    Me cleo = at(48, 11);
    clock.pass(Duration.ofHours(23));
    inhabitants.place(ada, 48, 11);
    assertThat(names(near(1_000))).containsExactlyInAnyOrder(name(bob), name(cleo));

    inhabitants.use().clearLocation().handle(new ClearLocation.Command(Inhabitants.id(bob)));
    assertThat(names(near(1_000))).containsExactly(name(cleo));
    clock.pass(Duration.ofHours(1).plusSeconds(1));
    assertThat(near(1_000)).isEmpty();
  }

  @Test
  @Rule("NEAR-2")
  void looksNoFartherThanTheOperatorAllows() {
    Inhabitants limited = new Inhabitants(ports, new PeopleSettings(20_000));
    inhabitants.place(ada, 48, 11);
    assertThat(
            limited
                .use()
                .findNearby()
                .handle(new FindNearby.Command(Inhabitants.id(ada), 20_001, PageLimit.DEFAULT)))
        .isEqualTo(new FindNearby.TooFar(20_000));
    assertThat(look(500_001, 50)).isEqualTo(new FindNearby.TooFar(500_000));
    assertThat(look(500_000, 50)).isInstanceOf(FindNearby.Found.class);
    assertThatThrownBy(() -> new FindNearby.Command(Inhabitants.id(ada), 999, PageLimit.DEFAULT))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new PeopleSettings(500_001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
