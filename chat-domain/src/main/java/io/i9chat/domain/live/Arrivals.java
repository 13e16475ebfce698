package io.i9chat.domain.live;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts the connections of this node on the presence board and takes them off some time after they
 * closed: a person who reconnects meanwhile never went offline, and no watcher is told. Keeps when
 * people were last online. How long the grace is and how often last seen is written is decided by
 * {@link LiveSettings}. Rules: PRESENCE-A.
 */
final class Arrivals {
  /** So many people at most are noted in one transaction. */
  private static final int NOTED = 1_000;

  /** For so long after arrivals were noted, further ones are gathered. */
  private static final Duration NOTED_EVERY = Duration.ofMillis(250);

  private final PresenceBoard board;
  private final Profiles profiles;
  private final Signals signals;
  private final InstantSource clock;
  private final LiveSettings settings;
  private final Timer timer;
  private final Set<Connection> there = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Leaving> leaving = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sweepComes = new AtomicBoolean();
  private final AtomicBoolean noting = new AtomicBoolean();
  private final CoalescingExecutor<PersonId> arrived = new CoalescingExecutor<>(this::noteArrived);

  Arrivals(Ports ports, LiveSettings settings, Timer timer) {
    board = ports.presence();
    profiles = ports.store().profiles();
    signals = ports.signals();
    clock = ports.clock();
    this.settings = settings;
    this.timer = timer;
  }

  /** A connection of a person; compared by identity. */
  final class Connection {
    private final PersonId person;
    private final UUID id;
    private boolean left;

    private Connection(PersonId person, UUID id) {
      this.person = person;
      this.id = id;
    }

    /** Puts it on the board, whether it is there already or not. */
    private synchronized void arrive() {
      try {
        if (!left && board.arrive(person, id)) {
          publish(person, true);
        }
      } catch (PortFailure unreachable) {
        // The board gets to know of it when all are put on it again.
      }
    }

    /** Takes it off the board; whether the person is offline by that. */
    private synchronized boolean leave() {
      boolean last = board.leave(person, id);
      left = true;
      there.remove(this);
      return last;
    }

    /** It went: from now on it only waits to be taken off. */
    void gone() {
      leaving.add(new Leaving(this, System.nanoTime() + settings.grace().toNanos()));
      sweepLater();
    }
  }

  private record Leaving(Connection connection, long due) {}

  /** A person has a new connection, {@code id}. */
  Connection arrived(PersonId person, UUID id) {
    Connection connection = new Connection(person, id);
    there.add(connection);
    connection.arrive();
    arrived.add(person);
    noteLater();
    return connection;
  }

  /**
   * Notes that those who have come are online, so that it is known even if this node dies before it
   * is noted again. The first is noted at once; those who come soon after it are noted together,
   * for all people come back at once after a restart, and each transaction costs a sync.
   */
  private void noteArrived(List<PersonId> people) {
    note(people);
    LockSupport.parkNanos(NOTED_EVERY.toNanos());
  }

  /** Puts all connections on the board again, which may have lost them. */
  void arriveAgain() {
    there.forEach(Connection::arrive);
  }

  /** Takes all connections off at once, for this node ends. */
  void close() {
    List<PersonId> offline = new ArrayList<>();
    try {
      for (Connection connection : there) {
        if (connection.leave()) {
          offline.add(connection.person);
        }
      }
    } catch (PortFailure unreachable) {
      // A board that outlives its nodes lets go of their connections by itself.
    }
    tellOffline(offline);
  }

  private void noteLater() {
    if (!there.isEmpty() && noting.compareAndSet(false, true)) {
      timer.after(settings.seenEvery(), this::noteAll);
    }
  }

  /** Notes who is online, and puts back on the board those it may have lost. */
  private void noteAll() {
    Set<PersonId> people = new HashSet<>();
    there.forEach(connection -> people.add(connection.person));
    note(List.copyOf(people));
    arriveAgain();
    noting.set(false);
    noteLater();
  }

  private void sweepLater() {
    Leaving next = leaving.peek();
    if (next != null && sweepComes.compareAndSet(false, true)) {
      long wait = Math.max(0, next.due() - System.nanoTime());
      timer.after(Duration.ofNanos(wait), this::sweep);
    }
  }

  /** Takes off those whose grace is over, all together. */
  private void sweep() {
    List<PersonId> offline = new ArrayList<>();
    List<Connection> again = new ArrayList<>();
    long now = System.nanoTime();
    for (Leaving next = leaving.peek();
        next != null && next.due() - now <= 0;
        next = leaving.peek()) {
      leaving.remove(next);
      try {
        if (next.connection().leave()) {
          offline.add(next.connection().person);
        }
      } catch (PortFailure unreachable) {
        again.add(next.connection());
      }
    }
    tellOffline(offline);
    sweepComes.set(false);
    again.forEach(Connection::gone);
    sweepLater();
  }

  private void tellOffline(List<PersonId> offline) {
    // Noted first: a watcher who is told that a person went offline may read since when.
    note(offline);
    offline.forEach(person -> publish(person, false));
  }

  private void note(List<PersonId> people) {
    Instant now = now();
    try {
      for (int from = 0; from < people.size(); from += NOTED) {
        profiles.seen(people.subList(from, Math.min(people.size(), from + NOTED)), now);
      }
    } catch (PortFailure unreachable) {
      // When a person was last seen may then be some minutes off.
    }
  }

  private void publish(PersonId person, boolean online) {
    BestEffort.publish(signals, new Signal.PresenceChanged(person, online, now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
