package io.i9chat.domain.people;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.presence.Presences;
import io.i9chat.domain.presence.User;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Places;
import io.i9chat.ports.people.Profiles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds people near the caller's own shared position. Everything is computed between the centres of
 * cells, in whole kilometres: who looks from many places learns no more than the cell. That a
 * position is the centre of a cell is decided by {@link SetLocation}, the order by {@link Places}.
 * Rules: NEAR-2.
 */
public final class FindNearby {
  /** The least radius, and what distances are rounded up to, in metres. */
  public static final long NEAREST = 1_000;

  /**
   * More neighbours than a page holds, so that those equally far come by name. Their profiles are
   * read together and dropped before the page is made: some 2 MB at most.
   */
  private static final int MOST = 1_000;

  private final Places places;
  private final Profiles profiles;
  private final Presences presences;
  private final PeopleSettings settings;
  private final InstantSource clock;

  FindNearby(
      Places places,
      Profiles profiles,
      Presences presences,
      PeopleSettings settings,
      InstantSource clock) {
    this.places = places;
    this.profiles = profiles;
    this.presences = presences;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Who looks how far.
   *
   * @param radius in metres
   */
  public record Command(PersonId caller, long radius, PageLimit limit) {
    /**
     * Checks the radius.
     *
     * @throws InvalidValue if it is less than a kilometre
     */
    public Command {
      if (radius < NEAREST) {
        throw new InvalidValue("must be at least " + NEAREST);
      }
    }
  }

  /** Who is near. */
  public sealed interface Outcome {}

  /** The nearest first, those equally far by username. */
  public record Found(List<Near> users) implements Outcome {
    /** Takes a copy of the list. */
    public Found {
      users = List.copyOf(users);
    }
  }

  /** The caller shares no position to look from. */
  public record NoPosition() implements Outcome {}

  /** That is farther than a caller may look; {@code most} is in metres. */
  public record TooFar(long most) implements Outcome {}

  /**
   * A person who is near.
   *
   * @param distance in metres, rounded up to whole kilometres
   */
  public record Near(User user, long distance) {}

  private record Far(Profile profile, long distance) {}

  /** Looks around. */
  public Outcome handle(Command command) {
    if (command.radius() > settings.nearbyRadius()) {
      return new TooFar(settings.nearbyRadius());
    }
    PersonId caller = command.caller();
    Instant since = clock.instant().minus(AccountLimits.PLACE_LIFE);
    Optional<GeoPoint> own = places.of(caller, since);
    if (own.isEmpty()) {
      return new NoPosition();
    }
    // A distance that is rounded up to more than the radius is farther than the radius.
    double radius = (double) (command.radius() / NEAREST * NEAREST);
    List<Neighbour> near = places.near(caller, own.get(), radius, since, MOST);
    return found(caller, nearest(own.get(), near, command.limit().items()));
  }

  private Found found(PersonId caller, List<Far> nearest) {
    List<User> users = presences.users(caller, nearest.stream().map(far -> far.profile()).toList());
    List<Near> found = new ArrayList<>();
    for (int i = 0; i < users.size(); i++) {
      found.add(new Near(users.get(i), nearest.get(i).distance()));
    }
    return new Found(found);
  }

  /** The first of these, all of whom come nearest first. */
  private List<Far> nearest(GeoPoint from, List<Neighbour> near, int limit) {
    Map<PersonId, Long> distances = distances(from, near, limit);
    if (distances.isEmpty()) {
      return List.of();
    }
    return profiles.byId(distances.keySet()).stream()
        .map(profile -> new Far(profile, distances.getOrDefault(profile.id(), 0L)))
        .sorted(Comparator.comparingLong(Far::distance).thenComparing(FindNearby::name))
        .limit(limit)
        .toList();
  }

  /** Of the nearest, and of all that are as far as the last of them. */
  private static Map<PersonId, Long> distances(GeoPoint from, List<Neighbour> near, int limit) {
    Map<PersonId, Long> distances = new HashMap<>();
    long last = Long.MAX_VALUE;
    for (Neighbour neighbour : near) {
      long distance = distance(from, neighbour.at());
      if (distance > last) {
        break;
      }
      distances.put(neighbour.person(), distance);
      if (distances.size() == limit) {
        last = distance;
      }
    }
    return distances;
  }

  private static String name(Far far) {
    return far.profile().username().value().toLowerCase(Locale.ROOT);
  }

  /** In metres, rounded up to whole kilometres. */
  static long distance(GeoPoint from, GeoPoint to) {
    return (long) Math.ceil(from.distanceTo(to) / NEAREST) * NEAREST;
  }
}
