package io.i9chat.tck.broken.people;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.people.Places;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverPeople.OverPlaces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Places that break a rule each. */
public final class PlaceFakes {
  private PlaceFakes() {}

  public static List<Fake> all() {
    return List.of(
        place("PLACES-1", "the first place stays", FirstStays::new),
        place("PLACES-2", "age is not looked at", Ageless::new),
        place("PLACES-2", "nothing is forgotten", Unforgetting::new),
        place("PLACES-3", "the earth is flat", Flat::new),
        place("PLACES-3", "a radius is taken to the kilometre", Rounding::new),
        place("PLACES-4", "blocks are not looked at", Unblocked::new),
        place("PLACES-5", "places are cached", Cached::new));
  }

  private static Fake place(String rule, String how, Function<Places, Places> breaking) {
    return Fake.ofPort(
        rule, how, Cases.PlacesCase.class, Places.class, good -> breaking.apply(good.places()));
  }

  private static final class FirstStays extends OverPlaces {
    FirstStays(Places real) {
      super(real);
    }

    @Override
    public void put(PersonId person, GeoPoint place, Instant at) {
      if (real.of(person, Instant.EPOCH).isEmpty()) {
        real.put(person, place, at);
      }
    }
  }

  private static final class Ageless extends OverPlaces {
    Ageless(Places real) {
      super(real);
    }

    @Override
    public List<Neighbour> near(
        PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
      return real.near(viewer, from, radius, Instant.EPOCH, limit);
    }
  }

  private static final class Unforgetting extends OverPlaces {
    Unforgetting(Places real) {
      super(real);
    }

    @Override
    public void forget(Instant since) {}
  }

  /** Looks into a box of degrees that ends at the date line and the poles. */
  private static final class Flat extends OverPlaces {
    private static final double METRES_PER_DEGREE = 111_000;

    Flat(Places real) {
      super(real);
    }

    @Override
    public List<Neighbour> near(
        PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
      double degrees =
          radius / METRES_PER_DEGREE / Math.max(0.01, Math.cos(Math.toRadians(from.lat())));
      return real.near(viewer, from, radius, since, limit).stream()
          .filter(each -> Math.abs(each.at().lon() - from.lon()) <= degrees)
          .toList();
    }
  }

  private static final class Rounding extends OverPlaces {
    Rounding(Places real) {
      super(real);
    }

    @Override
    public List<Neighbour> near(
        PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
      return real.near(viewer, from, Math.ceil(radius / 1_000) * 1_000, since, limit);
    }
  }

  /** Looks as a person without an account, and leaves out only the viewer. */
  private static final class Unblocked extends OverPlaces {
    private static final PersonId STRANGER = io.i9chat.tck.Fresh.person();

    Unblocked(Places real) {
      super(real);
    }

    @Override
    public List<Neighbour> near(
        PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
      return real.near(STRANGER, from, radius, since, limit).stream()
          .filter(each -> !each.person().equals(viewer))
          .toList();
    }
  }

  private static final class Cached extends OverPlaces {
    private final Map<PersonId, Optional<GeoPoint>> cache = new ConcurrentHashMap<>();

    Cached(Places real) {
      super(real);
    }

    @Override
    public Optional<GeoPoint> of(PersonId person, Instant since) {
      return cache.computeIfAbsent(person, unseen -> real.of(person, since));
    }
  }
}
