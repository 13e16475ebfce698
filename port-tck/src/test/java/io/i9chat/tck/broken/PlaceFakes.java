package io.i9chat.tck.broken;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.ops.SealedKeys;
import io.i9chat.ports.people.Places;
import io.i9chat.tck.broken.OverPeople.OverKeys;
import io.i9chat.tck.broken.OverPeople.OverPlaces;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Places and sealed keys that break a rule each. */
final class PlaceFakes {
  private PlaceFakes() {}

  static List<Fake> all() {
    return List.of(
        place("PLACES-1", "the first place stays", FirstStays::new),
        place("PLACES-2", "age is not looked at", Ageless::new),
        place("PLACES-2", "nothing is forgotten", Unforgetting::new),
        place("PLACES-3", "the earth is flat", Flat::new),
        place("PLACES-3", "a radius is taken to the kilometre", Rounding::new),
        new Fake(
            "PLACES-4",
            "blocks are not looked at",
            Cases.PlacesCase.class,
            () -> {
              var good = InMemoryPorts.freshStore();
              Places seen = good.places();
              return OverStore.with(good, Places.class, new Unblocked(seen));
            }),
        place("PLACES-5", "places are cached", Cached::new),
        key("KEYS-1", "the last offered is given", LastOffered::new),
        key("KEYS-1", "offers that meet are each taken", Meeting::new),
        key("KEYS-2", "whatever is held is replaced", Careless::new),
        new Fake(
            "KEYS-3",
            "keys come with the process",
            Cases.ForgetfulKeysCase.class,
            () -> {
              return InMemoryPorts.freshStore();
            }));
  }

  private static Fake place(String rule, String how, Function<Places, Places> breaking) {
    return new Fake(
        rule,
        how,
        Cases.PlacesCase.class,
        () -> {
          var good = InMemoryPorts.freshStore();
          return OverStore.with(good, Places.class, breaking.apply(good.places()));
        });
  }

  private static Fake key(String rule, String how, Function<SealedKeys, SealedKeys> breaking) {
    return new Fake(
        rule,
        how,
        Cases.KeysCase.class,
        () -> {
          var good = InMemoryPorts.freshStore();
          return OverStore.with(good, SealedKeys.class, breaking.apply(good.keys()));
        });
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

  private static final class LastOffered extends OverKeys {
    LastOffered(SealedKeys real) {
      super(real);
    }

    @Override
    public byte[] obtain(String name, byte[] offered) {
      real.replace(name, real.obtain(name, offered), offered);
      return offered;
    }
  }

  private static final class Meeting extends OverKeys {
    private final Overlap overlap = new Overlap();

    Meeting(SealedKeys real) {
      super(real);
    }

    @Override
    public byte[] obtain(String name, byte[] offered) {
      return overlap.call(
          () -> real.obtain(name, offered),
          () -> {
            real.obtain(name, offered);
            return offered;
          });
    }
  }

  private static final class Careless extends OverKeys {
    Careless(SealedKeys real) {
      super(real);
    }

    @Override
    public boolean replace(String name, byte[] held, byte[] next) {
      return real.replace(name, real.obtain(name, held), next);
    }
  }
}
