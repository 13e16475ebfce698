package io.i9chat.domain.common;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Who typed in which chat lately, whichever node they told: the same is passed on once in three
 * seconds.
 */
public final class TypingPauses {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int REMEMBERED = 100_000;

  private final InstantSource clock;
  private final Bounded<Key, Instant> latest = new Bounded<>(REMEMBERED);

  /** Nothing was typed. */
  public TypingPauses(InstantSource clock) {
    this.clock = clock;
  }

  private record Key(PersonId person, ChatId chat) {}

  /**
   * Whether it is to be passed on that a person types, for it was not lately; from now on it was.
   */
  public synchronized boolean begins(PersonId person, ChatId chat) {
    Key key = new Key(person, chat);
    Instant now = clock.instant();
    Instant before = latest.get(key);
    // Either way: a clock that was set back must not mute typing until it has caught up.
    if (before != null && Duration.between(before, now).abs().compareTo(PAUSE) < 0) {
      return false;
    }
    latest.putNewest(key, now);
    return true;
  }
}
