package io.i9chat.bench.workload;

import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.wire.WireTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Brings people onto a wire, never more than some at a time. */
public final class Arrivals {
  /** Enough to keep a server busy; more would measure the kernel's queue of new connections. */
  public static final int AT_ONCE = 64;

  private static final long POLL_MILLIS = 2;
  private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final Wire wire;
  private final List<WireTarget> targets;
  private final int atOnce;

  /**
   * Brings people onto this wire, at most {@code atOnce} at a time.
   *
   * @param targets each of them gets the next person in turn
   */
  public Arrivals(Wire wire, List<WireTarget> targets, int atOnce) {
    this.wire = wire;
    this.targets = List.copyOf(targets);
    this.atOnce = atOnce;
  }

  /**
   * Connects all people.
   *
   * @param within their beginnings are spread evenly over this time, if the server keeps up
   * @param there tells that a person has arrived and the next may follow
   * @throws IOException if no person arrives for 30 s, or there are too many faults
   */
  public <P extends Person> void bring(
      List<P> people, Duration within, Predicate<P> there, Faults faults) throws IOException {
    Deque<P> underWay = new ArrayDeque<>();
    long begin = System.nanoTime();
    long progressAt = begin;
    int next = 0;
    while (next < people.size() || !underWay.isEmpty()) {
      long now = System.nanoTime();
      while (next < people.size()
          && underWay.size() < atOnce
          && now - begin >= within.toNanos() / people.size() * next) {
        P person = people.get(next);
        person.dialled(now);
        WireTarget target = targets.get(next % targets.size());
        wire.dial(target, person.account().token(), person, person::opened);
        underWay.add(person);
        next++;
      }
      wire.poll(POLL_MILLIS);
      if (underWay.removeIf(there)) {
        progressAt = System.nanoTime();
      }
      boolean silent = !underWay.isEmpty() && System.nanoTime() - progressAt > SILENCE_NANOS;
      if (silent || faults.areTooMany()) {
        throw new IOException(
            "%d of %d did not arrive; %s"
                .formatted(people.size() - next + underWay.size(), people.size(), faults.first()));
      }
    }
  }
}
