package io.i9chat.domain.live;

import io.i9chat.domain.common.Timer;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells all people of this node to sync, spread over five seconds: they answer with a read each,
 * which the store must not get all at once. One who waits to be told when it is due again is told
 * once.
 */
final class Resyncs {
  private static final int STEPS = 50;
  private static final Duration STEP = Duration.ofMillis(5_000 / STEPS);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Listeners listeners;
  private final Consumer<PersonId> before;
  private final Timer timer;
  private final Set<PersonId> waiting = new LinkedHashSet<>();
  private int atOnce;
  private boolean running;

  /**
   * Nothing to tell yet.
   *
   * @param before what has to be done for a person before they are told; if it fails with {@link
   *     PortFailure} they are told later
   */
  Resyncs(Listeners listeners, Consumer<PersonId> before, Timer timer) {
    this.listeners = listeners;
    this.before = before;
    this.timer = timer;
  }

  /** Tells all who are here now. */
  void all() {
    List<PersonId> people = new ArrayList<>(listeners.people());
    // A crowd of one chat is not to come back in the order in which it came.
    Collections.shuffle(people);
    add(people);
  }

  private void add(List<PersonId> people) {
    boolean starts;
    synchronized (this) {
      waiting.addAll(people);
      // Not fewer than before, for those who wait already.
      atOnce = Math.max(atOnce, Math.ceilDiv(waiting.size(), STEPS));
      starts = !running && !waiting.isEmpty();
      running |= starts;
    }
    if (starts) {
      step();
    }
  }

  private void step() {
    List<PersonId> next = next();
    for (PersonId person : next) {
      try {
        before.accept(person);
        listeners.tell(person, new Delivery(new LiveEvent.Resync()));
      } catch (PortFailure unreadable) {
        // A sync would not be answered either.
        timer.after(AGAIN, () -> add(List.of(person)));
      }
    }
    if (!next.isEmpty()) {
      timer.after(STEP, this::step);
    }
  }

  private synchronized List<PersonId> next() {
    List<PersonId> next = new ArrayList<>();
    Iterator<PersonId> all = waiting.iterator();
    while (all.hasNext() && next.size() < atOnce) {
      next.add(all.next());
      all.remove();
    }
    if (next.isEmpty()) {
      running = false;
      atOnce = 0;
    }
    return next;
  }
}
