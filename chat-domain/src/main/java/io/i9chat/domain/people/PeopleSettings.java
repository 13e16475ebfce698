package io.i9chat.domain.people;

/**
 * What an operator may set about finding people.
 *
 * @param nearbyRadius how far away people may look for others, in metres, 1,000 to 500,000
 */
public record PeopleSettings(long nearbyRadius) {
  /** How far one may look at the very most, in metres. */
  public static final long FARTHEST = 500_000;

  /** Nothing set. */
  public static final PeopleSettings DEFAULT = new PeopleSettings(FARTHEST);

  /** Checks the radius. */
  public PeopleSettings {
    if (nearbyRadius < FindNearby.NEAREST || nearbyRadius > FARTHEST) {
      throw new IllegalArgumentException("nearbyRadius must be 1,000 to 500,000 m");
    }
  }
}
