package io.i9chat.domain.presence;

import io.i9chat.domain.common.CacheCounts;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How many members of a group are online, counting those whose presence is for everyone. A number
 * is counted at most every 10 seconds, for a large group costs thousands of reads. Rules: INFO-1.
 */
public final class OnlineCounts {
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final int CHATS = 10_000;

  private final Chats chats;
  private final Profiles profiles;
  private final PresenceBoard board;
  private final InstantSource clock;
  private final Map<ChatId, Count> counts = new LeastRecentlyUsed();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /** Counts on these ports. */
  public OnlineCounts(Ports ports) {
    chats = ports.store().chats();
    profiles = ports.store().profiles();
    board = ports.presence();
    clock = ports.clock();
  }

  /** One count, which the first caller makes and callers that come meanwhile wait for. */
  private final class Count {
    private final ChatId chat;
    private final Instant at = clock.instant();
    private final ReentrantLock counting = new ReentrantLock();
    private @Nullable Integer online;

    private Count(ChatId chat) {
      this.chat = chat;
    }

    /** Counts, if that has not been done; one that fails is tried again by who comes next. */
    private int online() {
      counting.lock();
      try {
        if (online == null) {
          online = count(chat);
        }
        return online;
      } finally {
        counting.unlock();
      }
    }

    private boolean isFresh() {
      Instant now = clock.instant();
      // A count from the future is one from before the clock was set back.
      return !now.isBefore(at) && now.isBefore(at.plus(KEPT));
    }
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<ChatId, Count> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ChatId, Count> eldest) {
      return size() > CHATS;
    }
  }

  /** The number, at most 10 seconds old. */
  public int of(ChatId chat) {
    Count count;
    synchronized (counts) {
      count = counts.get(chat);
      if (count == null || !count.isFresh()) {
        count = new Count(chat);
        counts.put(chat, count);
        misses.increment();
      } else {
        hits.increment();
      }
    }
    return count.online();
  }

  /** How often a number was remembered. */
  public CacheCounts counts() {
    return new CacheCounts(hits.sum(), misses.sum());
  }

  private int count(ChatId chat) {
    Set<PersonId> members = chats.roster(chat).map(Roster::members).orElse(Map.of()).keySet();
    Set<PersonId> online = members.isEmpty() ? Set.of() : board.online(members);
    if (online.isEmpty()) {
      return 0;
    }
    return (int)
        profiles.byId(online).stream()
            .filter(person -> person.privacy().presence() == Audience.EVERYONE)
            .count();
  }
}
