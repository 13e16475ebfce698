package io.i9chat.domain.live;

import java.time.Duration;

/**
 * The times that live events and presence go by.
 *
 * @param grace how long a person stays online after their last device went; a client that drops and
 *     comes back within it never went
 * @param seenEvery how often it is kept that those are online who are
 */
public record LiveSettings(Duration grace, Duration seenEvery) {
  /** 10 seconds, and 5 minutes. */
  public static final LiveSettings DEFAULT =
      new LiveSettings(Duration.ofSeconds(10), Duration.ofMinutes(5));
}
