package io.i9chat.domain.common;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who typed in which chat lately, whichever node they told: the same is passed on once in three
 * seconds.
 */
public final class TypingPauses {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int REMEMBERED = 100_000;

  private final InstantSource clock;
  private final Map<Key, Instant> latest = new Latest();

  /** Nothing was typed. */
  public TypingPauses(InstantSource clock) {
    this.clock = clock;
  }

  private record Key(PersonId person, ChatId chat) {}

  private static final class Latest extends LinkedHashMap<Key, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
      return size() > REMEMBERED;
    }
  }

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
    // Taken out first, so that the eldest is the one that was told longest ago.
    latest.remove(key);
    latest.put(key, now);
    return true;
  }
}
