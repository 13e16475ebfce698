package io.i9chat.domain.people;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.ports.people.Places;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Shares the caller's position for a day: only the cell that it lies in. The same cell again only
 * begins the day anew; another one is a move, and so is a first one, or else withdrawing in between
 * would make moves free. The cell is decided by {@link Cell}. Rules: NEAR-1.
 */
public final class SetLocation {
  /**
   * How often a person may move: with a burst of half the promise and the other half refilled in an
   * hour, no hour sees more than 6 moves.
   */
  public static final Bucket MOVES = Bucket.ofCluster("places.moves", 3, 1, Duration.ofMinutes(20));

  private final Places places;
  private final RateLimiter limiter;
  private final InstantSource clock;

  SetLocation(Places places, RateLimiter limiter, InstantSource clock) {
    this.places = places;
    this.limiter = limiter;
    this.clock = clock;
  }

  /** Who is where. */
  public record Command(PersonId caller, GeoPoint point) {}

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** The position is shared. */
  public record Shared() implements Outcome {}

  /** The caller has moved too often; the position before stays. */
  public record TooFast(Duration retryAfter) implements Outcome {}

  /** Shares the position. */
  public Outcome handle(Command command) {
    PersonId caller = command.caller();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    GeoPoint cell = Cell.centre(command.point());
    Optional<GeoPoint> before = places.of(caller, now.minus(AccountLimits.PLACE_LIFE));
    if (before.equals(Optional.of(cell))) {
      places.put(caller, cell, now);
      return new Shared();
    }
    return move(caller, cell, now);
  }

  /** A move counts, unless it fails. */
  private Outcome move(PersonId caller, GeoPoint cell, Instant now) {
    Duration wait = limiter.take(MOVES, caller.toString(), 1);
    if (!wait.isZero()) {
      return new TooFast(wait);
    }
    try {
      places.put(caller, cell, now);
    } catch (PortFailure notMoved) {
      limiter.giveBack(MOVES, caller.toString(), 1);
      throw notMoved;
    }
    return new Shared();
  }
}
