package io.i9chat.domain.live;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.CoalescingExecutor;
import io.i9chat.domain.common.Reconciler;
import io.i9chat.domain.common.Timer;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Counts the connections of each person at this node, and keeps the presence board to it: a person
 * is put on it by the first, and taken off some time after the last closed, so that one who
 * reconnects meanwhile never went offline and no watcher is told. Keeps when people were last
 * online. How long the grace is and how often last seen is written is decided by {@link
 * LiveSettings}. Rules: PRESENCE-A.
 */
final class Arrivals {
  /** So many people at most are noted in one transaction. */
  private static final int NOTED = 1_000;

  /** For so long after arrivals were noted, further ones are gathered. */
  private static final Duration NOTED_EVERY = Duration.ofMillis(250);

  /** How often it is looked for the people of nodes that died. */
  private static final Duration REAPED_EVERY = Duration.ofSeconds(1);

  private final PresenceBoard board;
  private final Profiles profiles;
  private final Signals signals;
  private final InstantSource clock;
  private final LiveSettings settings;
  private final Timer timer;
  private final ConcurrentHashMap<PersonId, Integer> connections = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Leaving> leaving = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sweepComes = new AtomicBoolean();
  private final AtomicBoolean noting = new AtomicBoolean();
  private final CoalescingExecutor<PersonId> arrived = new CoalescingExecutor<>(this::noteArrived);
  private final CoalescingExecutor<PersonId> gone = new CoalescingExecutor<>(this::tellOffline);
  private final Reconciler<PersonId> shown;

  Arrivals(Ports ports, LiveSettings settings, Timer timer) {
    board = ports.presence();
    profiles = ports.store().profiles();
    signals = ports.signals();
    clock = ports.clock();
    this.settings = settings;
    this.timer = timer;
    shown = new Reconciler<>(connections::containsKey, this::arrive, this::leave, timer);
  }

  /** A connection of a person; compared by identity. */
  final class Connection {
    private final PersonId person;
    private final Runnable whenOff;

    private Connection(PersonId person, Runnable whenOff) {
      this.person = person;
      this.whenOff = whenOff;
    }

    /** It went: from now on it only waits to be taken off. */
    void gone() {
      leaving.add(new Leaving(this, System.nanoTime() + settings.grace().toNanos()));
      sweepLater();
    }
  }

  private record Leaving(Connection connection, long due) {}

  /**
   * A person has a new connection. Returns when they are on the board, or the board is out of
   * reach.
   *
   * @param whenOff run when the connection does not count any more
   */
  Connection arrived(PersonId person, Runnable whenOff) {
    connections.merge(person, 1, Integer::sum);
    // Also for another connection: the first may still be on its way to the board.
    shown.changed(List.of(person)).join();
    arrived.add(person);
    noteLater();
    return new Connection(person, whenOff);
  }

  private void arrive(Collection<PersonId> people) {
    board.arrive(people).forEach(person -> publish(person, true));
  }

  private void leave(Collection<PersonId> people) {
    // Told elsewhere, for those who arrive meanwhile are not to wait for the store.
    board.leave(people).forEach(gone::add);
  }

  /**
   * Notes that those who have come are online, so that it is known even if this node dies before it
   * is noted again. The first is noted at once; those who come soon after it are noted together,
   * for all people come back at once after a restart, and each transaction costs a sync.
   */
  private void noteArrived(List<PersonId> people) {
    note(people, now());
    LockSupport.parkNanos(NOTED_EVERY.toNanos());
  }

  /** Puts all people on the board again, which may have lost them; returns when they are. */
  void arriveAgain() {
    shown.lost(connections.keySet()).join();
  }

  /** Takes all people off at once, for this node ends. */
  void close() {
    Set<PersonId> all = new HashSet<>(connections.keySet());
    connections.clear();
    Set<PersonId> offline = Set.of();
    try {
      offline = board.retire();
    } catch (PortFailure unreachable) {
      // A board that outlives its nodes lets go of their people by itself.
    }
    note(List.copyOf(all), now());
    offline.forEach(person -> publish(person, false));
  }

  private void noteLater() {
    if (!connections.isEmpty() && noting.compareAndSet(false, true)) {
      timer.after(settings.seenEvery(), this::noteAll);
    }
  }

  /** Notes who is online, and puts back on the board those it may have lost. */
  private void noteAll() {
    note(List.copyOf(connections.keySet()), now());
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
    List<PersonId> last = new ArrayList<>();
    long now = System.nanoTime();
    for (Leaving next = leaving.peek();
        next != null && next.due() - now <= 0;
        next = leaving.peek()) {
      leaving.remove(next);
      next.connection().whenOff.run();
      PersonId person = next.connection().person;
      if (connections.computeIfPresent(person, (same, count) -> count == 1 ? null : count - 1)
          == null) {
        last.add(person);
      }
    }
    if (!last.isEmpty()) {
      // Nothing waits for it; what cannot be written now is tried again.
      var unused = shown.changed(last);
    }
    sweepComes.set(false);
    sweepLater();
  }

  /** Looks again and again for the people of nodes that died, from now on. */
  void reapOthers() {
    timer.after(REAPED_EVERY, this::reap);
  }

  private void reap() {
    try {
      for (Map<PersonId, Instant> some = board.reap(); !some.isEmpty(); some = board.reap()) {
        some.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
            .forEach((at, people) -> note(people, at));
        some.keySet().forEach(person -> publish(person, false));
      }
    } catch (PortFailure unreachable) {
      // They stay on the board, and are found when it is back.
    } finally {
      reapOthers();
    }
  }

  private void tellOffline(List<PersonId> offline) {
    // Noted first: a watcher who is told that a person went offline may read since when.
    note(offline, now());
    offline.forEach(person -> publish(person, false));
  }

  private void note(List<PersonId> people, Instant at) {
    try {
      for (int from = 0; from < people.size(); from += NOTED) {
        profiles.seen(people.subList(from, Math.min(people.size(), from + NOTED)), at);
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
