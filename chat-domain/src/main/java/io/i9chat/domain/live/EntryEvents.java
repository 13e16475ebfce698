package io.i9chat.domain.live;

import io.i9chat.domain.chat.NamedEntry;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.live.Signal.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the members of a chat of its new entries, in seq order. What comes early is held for a
 * second; then what is missing is read from the log.
 */
final class EntryEvents {
  private static final Duration HOLD = Duration.ofSeconds(1);

  /** Signals of entries younger than this may still be on their way when a stream starts. */
  private static final Duration RECENT = Duration.ofSeconds(2);

  private static final int RECENT_ENTRIES = 64;

  /** A gap above this is left to the clients, who are told to sync. */
  private static final int GAP = 1_000;

  private static final int STREAMS = 100_000;
  private static final List<Window> WHOLE_LOG = List.of(new Window(1, Window.OPEN));

  private final ChatLog log;
  private final Roster roster;
  private final Names names;
  private final Summaries summaries;
  private final Audience audience;
  private final Timer timer;
  private final Map<ChatId, Guarded> streams = new LeastRecentlyUsed();

  EntryEvents(
      ChatLog log,
      Roster roster,
      Names names,
      Summaries summaries,
      Audience audience,
      Timer timer) {
    this.log = log;
    this.roster = roster;
    this.names = names;
    this.summaries = summaries;
    this.audience = audience;
    this.timer = timer;
  }

  /** A stream with what its lock guards. */
  private static final class Guarded {
    final ChatStream stream = new ChatStream();

    /** Whether somebody is forwarding outside the lock, and will take along what comes. */
    boolean forwarding;

    /** Whether the timer will look after a gap. */
    boolean watched;
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<ChatId, Guarded> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(1024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ChatId, Guarded> eldest) {
      return size() > STREAMS;
    }
  }

  void on(Appended appended) {
    ChatId chat = appended.chat();
    Guarded guarded;
    synchronized (streams) {
      guarded = streams.computeIfAbsent(chat, any -> new Guarded());
    }
    synchronized (guarded) {
      appended.commits().forEach(guarded.stream::take);
      if (guarded.forwarding) {
        return;
      }
      Entry first = appended.commits().getFirst().entry();
      if (!guarded.stream.started() && first.seq() > 1) {
        guarded.forwarding = true;
        Thread.startVirtualThread(() -> start(chat, guarded, first));
        return;
      }
      if (!guarded.stream.started()) {
        guarded.stream.startAfter(0);
      }
      if (anyNewcomerOnline(appended.commits())) {
        guarded.forwarding = true;
        Thread.startVirtualThread(() -> forward(chat, guarded));
        return;
      }
      guarded.stream.ready().forEach(commit -> tell(chat, commit));
      watchGap(chat, guarded);
    }
  }

  private boolean anyNewcomerOnline(List<Committed> commits) {
    for (Committed commit : commits) {
      for (PersonId newcomer : commit.newcomers()) {
        if (audience.has(newcomer)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Finds where a stream begins: below it only entries whose signals cannot be on their way. */
  private void start(ChatId chat, Guarded guarded, Entry first) {
    Instant recent = first.at().minus(RECENT);
    List<Entry> below = read(chat, new Cursor.Before(first.seq()), RECENT_ENTRIES);
    synchronized (guarded) {
      long base = first.seq() - 1;
      for (Entry entry : below.reversed()) {
        if (entry.at().isBefore(recent)) {
          break;
        }
        guarded.stream.take(new Committed(entry, Set.of()));
        base = entry.seq() - 1;
      }
      guarded.stream.startAfter(base);
    }
    forward(chat, guarded);
  }

  /** Forwards outside the lock, until nothing is ready any more. */
  private void forward(ChatId chat, Guarded guarded) {
    while (true) {
      List<Committed> ready;
      synchronized (guarded) {
        ready = guarded.stream.ready();
        if (ready.isEmpty()) {
          guarded.forwarding = false;
          watchGap(chat, guarded);
          return;
        }
      }
      for (Committed commit : ready) {
        commit.newcomers().forEach(newcomer -> appeared(chat, newcomer));
        tell(chat, commit);
      }
    }
  }

  private void watchGap(ChatId chat, Guarded guarded) {
    if (!guarded.watched && guarded.stream.firstHeld() != Long.MAX_VALUE) {
      guarded.watched = true;
      long missing = guarded.stream.forwarded() + 1;
      timer.after(HOLD, () -> fill(chat, guarded, missing));
    }
  }

  /** Reads from the log what has been missing for too long. */
  private void fill(ChatId chat, Guarded guarded, long missing) {
    long held;
    synchronized (guarded) {
      guarded.watched = false;
      held = guarded.stream.firstHeld();
      if (guarded.forwarding
          || held == Long.MAX_VALUE
          || guarded.stream.forwarded() + 1 != missing) {
        watchGap(chat, guarded);
        return;
      }
      guarded.forwarding = true;
    }
    long wanted = held - missing;
    List<Entry> found =
        wanted > GAP ? List.of() : read(chat, new Cursor.After(missing - 1), (int) wanted);
    if (found.size() < wanted) {
      resync(chat);
    }
    synchronized (guarded) {
      found.forEach(entry -> guarded.stream.take(new Committed(entry, Set.of())));
      if (found.size() < wanted) {
        guarded.stream.startAfter(held - 1);
      }
    }
    forward(chat, guarded);
  }

  private List<Entry> read(ChatId chat, Cursor cursor, int limit) {
    try {
      return log.log(chat, WHOLE_LOG, cursor, limit).entries();
    } catch (PortFailure unreadable) {
      // Clients see the jump in the seqs, or are told to sync.
      return List.of();
    }
  }

  private void appeared(ChatId chat, PersonId newcomer) {
    if (audience.has(newcomer)) {
      try {
        summaries
            .of(newcomer, chat)
            .ifPresent(summary ->
                audience.tell(newcomer, new Delivery(new LiveEvent.ChatAppeared(summary))));
      } catch (PortFailure unreadable) {
        audience.tell(newcomer, new Delivery(new LiveEvent.Resync()));
      }
    }
  }

  private void tell(ChatId chat, Committed commit) {
    Entry entry = commit.entry();
    try {
      Delivery delivery = null;
      for (Map.Entry<PersonId, Membership> member : roster.of(chat).entrySet()) {
        if (member.getValue().sees(entry.seq()) && audience.has(member.getKey())) {
          if (delivery == null) {
            delivery = new Delivery(new LiveEvent.EntryAppended(NamedEntry.of(entry, names)));
          }
          audience.tell(member.getKey(), delivery);
        }
      }
    } catch (PortFailure unreadable) {
      // Whose entry it is cannot be told now, so everybody is to look.
      audience.tellAll(new Delivery(new LiveEvent.Resync()));
    }
  }

  private void resync(ChatId chat) {
    Delivery resync = new Delivery(new LiveEvent.Resync());
    try {
      roster.of(chat).keySet().forEach(person -> audience.tell(person, resync));
    } catch (PortFailure unreadable) {
      audience.tellAll(resync);
    }
  }
}
