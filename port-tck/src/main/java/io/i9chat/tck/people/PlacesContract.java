package io.i9chat.tck.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.people.Places;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link Places}. */
public interface PlacesContract extends StoreUnderTest {
  private Places places() {
    return ports().places();
  }

  private List<PersonId> people(int count) {
    List<NewAccount> accounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      accounts.add(Newcomers.someone());
    }
    assertThat(ports().accounts().enrol(accounts)).isEmpty();
    return accounts.stream().map(each -> each.account().id()).toList();
  }

  /** A place that no other test is near to. */
  private static GeoPoint somewhere() {
    Random random = new Random();
    return new GeoPoint(random.nextDouble(-60, 60), random.nextDouble(-170, 170));
  }

  private static GeoPoint north(GeoPoint of, double degrees) {
    return new GeoPoint(of.lat() + degrees, of.lon());
  }

  private PersonId at(GeoPoint place, Instant at) {
    PersonId person = people(1).getFirst();
    places().put(person, place, at);
    return person;
  }

  @Test
  @Rule("PLACES-1")
  default void aPersonHasOnePlaceOrNone() {
    Instant now = Fresh.now();
    GeoPoint first = somewhere();
    GeoPoint second = somewhere();
    PersonId ada = newcomer();
    PersonId bob = at(first, now);
    PersonId viewer = newcomer();

    assertThat(places().of(ada, now)).isEmpty();
    places().clear(ada);
    places().put(ada, first, now);
    assertThat(places().of(ada, now)).contains(first);
    places().put(ada, second, now);
    assertThat(places().of(ada, now)).contains(second);
    assertThat(places().near(viewer, second, 1, now, 9))
        .containsExactly(new Neighbour(ada, second));
    assertThat(places().near(viewer, first, 1, now, 9)).containsExactly(new Neighbour(bob, first));
    places().clear(ada);
    assertThat(places().of(ada, now)).isEmpty();
    assertThat(places().near(viewer, second, 1, now, 9)).isEmpty();
    assertThat(places().of(bob, now)).contains(first);
  }

  @Test
  @Rule("PLACES-2")
  default void oldPlacesAreNotSeenAndAreForgotten() {
    Instant old = Instant.parse("2001-01-01T00:00:00.500Z");
    GeoPoint here = somewhere();
    PersonId ada = at(here, old);
    PersonId bob = at(here, old.plusMillis(1));
    PersonId viewer = newcomer();
    Neighbour his = new Neighbour(bob, here);

    assertThat(places().of(ada, old)).contains(here);
    assertThat(places().of(ada, old.plusMillis(1))).isEmpty();
    assertThat(places().of(bob, old.plusMillis(1))).contains(here);
    assertThat(places().near(viewer, here, 1, old, 9))
        .containsExactlyInAnyOrder(new Neighbour(ada, here), his);
    assertThat(places().near(viewer, here, 1, old.plusMillis(1), 9)).containsExactly(his);
    places().forget(old);
    assertThat(places().of(ada, Instant.EPOCH)).contains(here);
    places().forget(old.plusMillis(1));
    assertThat(places().of(ada, Instant.EPOCH)).isEmpty();
    assertThat(places().of(bob, Instant.EPOCH)).contains(here);
    places().put(bob, here, old.plusSeconds(2));
    places().forget(old.plusSeconds(2));
    assertThat(places().of(bob, Instant.EPOCH)).contains(here);
  }

  @Test
  @Rule("PLACES-3")
  default void theNearestComeFirstAndNobodyFromFurtherAwayThanTheRadius() {
    Instant now = Fresh.now();
    GeoPoint here = somewhere();
    PersonId viewer = newcomer();
    Neighbour far = new Neighbour(at(north(here, 0.05), now), north(here, 0.05));
    Neighbour near = new Neighbour(at(north(here, 0.02), now), north(here, 0.02));
    Neighbour[] same =
        people(3).stream()
            .sorted(Comparator.reverseOrder())
            .peek(person -> places().put(person, here, now))
            .sorted()
            .map(person -> new Neighbour(person, here))
            .toArray(Neighbour[]::new);
    double radius = here.distanceTo(far.at());

    assertThat(places().near(viewer, here, radius, now, 9))
        .containsExactly(same[0], same[1], same[2], near, far);
    assertThat(places().near(viewer, here, Math.nextDown(radius), now, 9))
        .containsExactly(same[0], same[1], same[2], near);
    assertThat(places().near(viewer, here, radius, now, 4))
        .containsExactly(same[0], same[1], same[2], near);
    assertThat(places().near(viewer, here, radius, now, 2)).containsExactly(same[0], same[1]);
    assertThat(places().near(viewer, here, 0, now, 9)).containsExactly(same[0], same[1], same[2]);
    assertThat(places().near(viewer, far.at(), 1, now, 9)).containsExactly(far);
  }

  @Test
  @Rule("PLACES-3")
  default void nearIsAcrossTheDateLineAndThePolesToo() {
    Random random = new Random(42);
    List<PersonId> people = people(30);
    PersonId viewer = newcomer();
    List<GeoPoint> centres =
        List.of(
            new GeoPoint(0, 180),
            new GeoPoint(60.3, -179.9),
            new GeoPoint(-45, 179.4),
            new GeoPoint(90, 12),
            new GeoPoint(-90, -12),
            new GeoPoint(88.9, 100),
            new GeoPoint(-89.7, -100),
            new GeoPoint(0, 0));
    for (GeoPoint centre : centres) {
      Instant now = Fresh.now();
      List<Neighbour> all =
          Race.of(
              people.size(),
              i -> {
                GeoPoint place = around(centre, random);
                places().put(people.get(i), place, now);
                return new Neighbour(people.get(i), place);
              });
      for (double radius : new double[] {20_000, 150_000, 500_000, 5_000_000, 20_100_000}) {
        checkAround(viewer, centre, radius, now, all);
        checkAround(viewer, all.getFirst().at(), radius, now, all);
      }
    }
  }

  /** The people within 9 km. */
  private List<PersonId> near(PersonId viewer, GeoPoint here, Instant since, int limit) {
    return places().near(viewer, here, 9_000, since, limit).stream()
        .map(Neighbour::person)
        .toList();
  }

  private static GeoPoint around(GeoPoint centre, Random random) {
    double lat = centre.lat() + random.nextGaussian() * 2;
    double lon = centre.lon() + random.nextGaussian() * 2;
    boolean over = Math.abs(lat) > 90;
    double across = Math.IEEEremainder(over || random.nextInt(9) == 0 ? lon + 180 : lon, 360);
    return new GeoPoint(over ? Math.copySign(180, lat) - lat : lat, across);
  }

  private void checkAround(
      PersonId viewer, GeoPoint from, double radius, Instant now, List<Neighbour> all) {
    Set<PersonId> own = new HashSet<>(all.stream().map(Neighbour::person).toList());
    List<Neighbour> expected =
        all.stream()
            .filter(each -> from.distanceTo(each.at()) <= radius)
            .sorted(
                Comparator.comparingDouble((Neighbour each) -> from.distanceTo(each.at()))
                    .thenComparing(Neighbour::person))
            .toList();
    List<Neighbour> found =
        places().near(viewer, from, radius, now, 1_000_000).stream()
            .filter(each -> own.contains(each.person()))
            .toList();
    assertThat(found).as("within %s m of %s", radius, from).isEqualTo(expected);
  }

  @Test
  @Rule("PLACES-4")
  default void neitherTheViewerNorAnybodyBlockedIsNear() {
    Instant now = Fresh.now();
    GeoPoint here = somewhere();
    PersonId viewer = at(here, now);
    PersonId blocked = at(here, now);
    PersonId blocking = at(here, now);
    PersonId apart = at(north(here, 0.01), now);
    PersonId other = at(north(here, 0.02), now);
    ports().blocks().add(viewer, blocked);
    ports().blocks().add(blocking, viewer);
    ports().blocks().add(other, apart);

    assertThat(near(viewer, here, now, 9)).containsExactly(apart, other);
    assertThat(near(viewer, here, now, 1))
        .as("they do not count towards the limit")
        .containsExactly(apart);
    ports().blocks().remove(viewer, blocked);
    assertThat(near(viewer, here, now, 1)).containsExactly(blocked);
  }

  @Test
  @Rule("PLACES-5")
  default void everyReadAfterAChangeSeesIt() {
    List<PersonId> people = people(2);
    PersonId viewer = newcomer();
    Instant now = Fresh.now();
    Race.each(
        2,
        i -> {
          PersonId own = people.get(i);
          for (int round = 0; round < 15; round++) {
            GeoPoint here = somewhere();
            places().put(own, here, now);
            assertThat(places().of(own, now)).contains(here);
            assertThat(places().near(viewer, here, 1, now, 9))
                .containsExactly(new Neighbour(own, here));
            places().clear(own);
            assertThat(places().of(own, now)).isEmpty();
            assertThat(places().near(viewer, here, 1, now, 9)).isEmpty();
          }
        });
  }

  @Test
  @Rule("PLACES-5")
  default void whatIsPutWhileOldPlacesAreForgottenStays() {
    List<PersonId> people = people(40);
    Instant now = Fresh.now();
    Instant old = Instant.parse("2001-01-01T00:00:00Z");
    GeoPoint here = somewhere();
    for (PersonId each : people) {
      places().put(each, here, old);
    }
    Race.each(
        people.size() + 2,
        i -> {
          if (i < people.size()) {
            places().put(people.get(i), here, now);
          } else {
            places().forget(old.plusSeconds(1));
          }
        });
    for (PersonId each : people) {
      assertThat(places().of(each, now)).contains(here);
    }
  }
}
