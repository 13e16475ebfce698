package io.i9chat.ports.model.people;

/**
 * What stands between a person (self) and another one.
 *
 * @param privacyVersion the other's privacy version at that moment
 * @param blocked whether self has blocked the other
 * @param blocking whether the other has blocked self
 * @param privacy what the other has set
 * @param wrote whether the other has written to self in their direct chat, which makes self a
 *     contact of the other
 */
public record Relation(
    long privacyVersion, boolean blocked, boolean blocking, Privacy privacy, boolean wrote) {
  /** Whether either has blocked the other. */
  public boolean isBlocked() {
    return blocked || blocking;
  }

  /**
   * Whether a setting of the other grants self what it is about: self is meant by it, and neither
   * has blocked the other. Which of the two is against it is told no person. Who asks it is decided
   * by {@code OpeningPolicy} and {@code NewcomerPolicy} of the domain. Rules: PRIVACY-2, BLOCK-2.
   *
   * @param audience one of {@link #privacy}
   */
  public boolean isGranted(Audience audience) {
    return !isBlocked() && isIn(audience);
  }

  /** Whether self is among those meant by a setting of the other. Rules: PRIVACY-1. */
  private boolean isIn(Audience audience) {
    return switch (audience) {
      case EVERYONE -> true;
      case CONTACTS -> wrote;
      case NOBODY -> false;
    };
  }
}
