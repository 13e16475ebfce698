package io.i9chat.domain.live;

import io.i9chat.domain.common.Timer;
import io.i9chat.domain.live.Streams.Guarded;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal.Appended;
import io.i9chat.ports.model.live.Signal.ChatOpened;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the members of a chat of its new entries, in seq order. What comes early is held for a
 * second; then what is missing is read from the log.
 */
final class EntryEvents {
  private static final Duration HOLD = Duration.ofSeconds(1);

  /** Signals of entries younger than this may still be on their way when a stream starts. */
  private static final Duration RECENT = Duration.ofSeconds(2);

  /** How much is read of one chat at a time: four pages, for no client asks for the next here. */
  private static final long BYTES = 4L * PageBound.BYTES;

  private static final PageBound RECENT_ENTRIES = new PageBound(64, BYTES);

  /** A gap above this, or above {@link #BYTES}, is left to the clients, who are told to sync. */
  private static final int GAP = 1_000;

  private static final List<Window> WHOLE_LOG = List.of(new Window(1, Window.OPEN));

  private final ChatLog log;
  private final LiveRosters rosters;
  private final Announcer announcer;
  private final Listeners audience;
  private final Timer timer;
  private final Streams streams;

  EntryEvents(
      ChatLog log, LiveRosters rosters, Announcer announcer, Listeners audience, Timer timer) {
    this.log = log;
    this.rosters = rosters;
    this.announcer = announcer;
    this.audience = audience;
    this.timer = timer;
    this.streams = new Streams(rosters::forget);
  }

  void on(Appended appended) {
    on(appended.chat(), guarded -> take(appended, guarded));
  }

  private void take(Appended appended, Guarded guarded) {
    ChatId chat = appended.chat();
    long now = System.nanoTime();
    appended.commits().forEach(commit -> guarded.stream.take(commit, now));
    if (guarded.forwarding) {
      return;
    }
    guarded.stream.startIfNew();
    List<Committed> ready = guarded.stream.ready();
    // What has to be read from the store is read elsewhere: the publisher must not wait for it.
    if (!guarded.stream.started() || !announcer.knowsAllOf(chat, ready)) {
      forwardElsewhere(chat, guarded, () -> announcer.deliver(chat, ready));
    } else {
      ready.forEach(commit -> announcer.tell(chat, commit));
      watchGap(chat, guarded);
    }
  }

  /** Tells an opener's devices of the chat, before its first entry. */
  void on(ChatOpened opened) {
    if (audience.has(opened.person())) {
      on(
          opened.chat(),
          guarded -> {
            guarded.openers.add(opened.person());
            if (!guarded.forwarding) {
              forwardElsewhere(opened.chat(), guarded, () -> {});
            }
          });
    }
  }

  /** Tells of entries whose signals did not come here, though people who see them were here. */
  void catchUp(ChatId chat) {
    AtomicLong forwarded = new AtomicLong();
    on(chat, guarded -> forwarded.set(guarded.stream.started() ? guarded.stream.forwarded() : -1));
    // A stream that has not begun reads by itself; it is woken by the last entry.
    boolean begins = forwarded.get() < 0;
    Cursor cursor = begins ? new Cursor.Before(Long.MAX_VALUE) : new Cursor.After(forwarded.get());
    try {
      LogPage missed = log.log(chat, WHOLE_LOG, cursor, new PageBound(begins ? 1 : GAP, BYTES));
      if (!missed.entries().isEmpty()) {
        on(new Appended(chat, announcer.unsignalled(chat, missed.entries())));
      }
      if (missed.more() && !begins) {
        announcer.resync(chat);
      }
    } catch (PortFailure unreadable) {
      announcer.resync(chat);
    }
  }

  /**
   * Forgets where a chat stands, for its entries do not come here any more; those that came are
   * told of first.
   */
  void forget(ChatId chat) {
    Guarded guarded = streams.find(chat);
    if (guarded == null) {
      return;
    }
    synchronized (guarded) {
      guarded.unfollowed = true;
      endIfUnfollowed(chat, guarded);
    }
  }

  /** Under the lock. */
  private void endIfUnfollowed(ChatId chat, Guarded guarded) {
    boolean idle = !guarded.forwarding && !guarded.watched;
    if (guarded.unfollowed && idle && !guarded.forgotten) {
      guarded.forgotten = true;
      rosters.forget(chat);
      streams.end(chat, guarded.stream.reached());
    }
  }

  /** Does something to the stream of a chat, under its lock. */
  private void on(ChatId chat, Consumer<Guarded> work) {
    boolean done = false;
    while (!done) {
      Guarded guarded = streams.of(chat);
      synchronized (guarded) {
        done = !guarded.forgotten;
        if (done) {
          guarded.unfollowed = false;
          work.accept(guarded);
        }
      }
    }
  }

  /** Begins to forward, outside the lock that the caller holds. */
  private void forwardElsewhere(ChatId chat, Guarded guarded, Runnable first) {
    guarded.forwarding = true;
    Thread.startVirtualThread(() -> forward(chat, guarded, first));
  }

  /** Does {@code first}, and then forwards until nothing is ready any more. */
  private void forward(ChatId chat, Guarded guarded, Runnable first) {
    boolean ended = false;
    try {
      first.run();
      while (!ended) {
        ended = !forwardNext(chat, guarded);
      }
    } finally {
      if (!ended) {
        // A bug, and what was taken out is lost: its recipients are to sync.
        announcer.resync(chat);
        synchronized (guarded) {
          endForwarding(chat, guarded);
        }
      }
    }
  }

  /** Under the lock. */
  private void endForwarding(ChatId chat, Guarded guarded) {
    guarded.forwarding = false;
    watchGap(chat, guarded);
    endIfUnfollowed(chat, guarded);
  }

  /** Forwards what is ready; if nothing is, forwarding ends with {@code false}. */
  private boolean forwardNext(ChatId chat, Guarded guarded) {
    List<PersonId> openers;
    List<Committed> ready;
    boolean unstarted;
    synchronized (guarded) {
      guarded.stream.startIfNew();
      unstarted = !guarded.stream.started() && guarded.stream.holds();
      openers = List.copyOf(guarded.openers);
      guarded.openers.clear();
      ready = guarded.stream.ready();
      if (!unstarted && openers.isEmpty() && ready.isEmpty()) {
        endForwarding(chat, guarded);
        return false;
      }
    }
    openers.forEach(opener -> announcer.appeared(chat, opener));
    announcer.deliver(chat, ready);
    if (unstarted) {
      start(chat, guarded);
    }
    return true;
  }

  /**
   * Finds where a stream begins: below it only entries whose signals cannot be on their way. The
   * log's end decides, for what came may be the repeat of an old entry.
   */
  private void start(ChatId chat, Guarded guarded) {
    // What passed before the stream began was not noted.
    rosters.forget(chat);
    ChatRoster roster = roster(chat);
    List<Entry> newest = read(chat, new Cursor.Before(Long.MAX_VALUE), RECENT_ENTRIES);
    List<Committed> found = announcer.unsignalled(chat, newest);
    synchronized (guarded) {
      long now = System.nanoTime();
      // Looking may have taken longer than that, while signals came.
      Duration young = RECENT.plusNanos(guarded.stream.heldFor(now));
      Instant recent = newest.isEmpty() ? Instant.MIN : newest.getLast().at().minus(young);
      found.forEach(commit -> guarded.stream.take(commit, now));
      guarded.stream.startAfter(guarded.stream.firstHeldSince(recent) - 1);
    }
    boolean whole = !newest.isEmpty() && newest.getFirst().seq() <= guarded.stream.forwarded() + 1;
    if (roster != null && whole) {
      try {
        rosters.hold(chat, roster, newest);
      } catch (PortFailure unreadable) {
        // The first entry that is told of reads it again.
      }
    }
  }

  private @Nullable ChatRoster roster(ChatId chat) {
    try {
      return rosters.read(chat);
    } catch (PortFailure unreadable) {
      return null;
    }
  }

  private void watchGap(ChatId chat, Guarded guarded) {
    if (!guarded.watched && guarded.stream.holds()) {
      guarded.watched = true;
      long held = guarded.stream.heldFor(System.nanoTime());
      timer.after(HOLD.minusNanos(Math.min(held, HOLD.toNanos())), () -> lookAtGap(chat, guarded));
    }
  }

  private void lookAtGap(ChatId chat, Guarded guarded) {
    long missing;
    long held;
    long last;
    synchronized (guarded) {
      guarded.watched = false;
      if (guarded.forwarding) {
        return; // It watches what is left when it ends.
      }
      if (guarded.stream.heldFor(System.nanoTime()) < HOLD.toNanos()) {
        watchGap(chat, guarded);
        endIfUnfollowed(chat, guarded);
        return;
      }
      guarded.forwarding = true;
      missing = guarded.stream.forwarded() + 1;
      held = guarded.stream.firstHeld();
      last = guarded.stream.lastHeld();
    }
    forward(chat, guarded, () -> fill(chat, guarded, missing, held, last));
  }

  /** Reads from the log what has been missing for too long, all gaps at once. */
  private void fill(ChatId chat, Guarded guarded, long missing, long held, long last) {
    long gap = held - missing;
    PageBound bound = new PageBound((int) Math.min(last - missing, GAP), BYTES);
    List<Committed> found =
        gap > GAP
            ? List.of()
            : announcer.unsignalled(chat, read(chat, new Cursor.After(missing - 1), bound));
    boolean filled = found.size() >= gap;
    if (!filled) {
      announcer.resync(chat);
    }
    synchronized (guarded) {
      long now = System.nanoTime();
      found.forEach(commit -> guarded.stream.take(commit, now));
      if (!filled) {
        guarded.stream.startAfter(held - 1);
      }
    }
  }

  private List<Entry> read(ChatId chat, Cursor cursor, PageBound bound) {
    try {
      return log.log(chat, WHOLE_LOG, cursor, bound).entries();
    } catch (PortFailure unreadable) {
      // Clients see the jump in the seqs, or are told to sync.
      return List.of();
    }
  }
}
