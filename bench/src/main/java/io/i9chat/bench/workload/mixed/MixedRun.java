package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Arrivals;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.UsageSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Lets people act at a given rate, whether or not the server keeps up. */
final class MixedRun {
  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);
  private static final long SILENCE_NANOS = Duration.ofSeconds(20).toNanos();
  private static final int TRIES = 50;

  private final MixedPlan plan;
  private final TargetServer target;
  private final Wire wire;
  private final MixedScene scene;
  private final MixedTown town;
  private final SplittableRandom random = new SplittableRandom();

  MixedRun(MixedPlan plan, TargetServer target, Wire wire, MixedScene scene, MixedTown town) {
    this.plan = plan;
    this.target = target;
    this.wire = wire;
    this.scene = scene;
    this.town = town;
  }

  /** Connects all people. */
  void arrive() throws IOException {
    new Arrivals(wire, target.webSockets(), Arrivals.AT_ONCE)
        .bring(town.people(), Duration.ZERO, Person::isGreeted, scene.faults);
    Polling.calmDown(wire, scene.faults);
  }

  /** Warms up, measures, and waits until everything is through. */
  MixedRow measure(int rate) throws IOException {
    scene.begin();
    act(rate, plan.warmUp());
    UsageSpan usage = UsageSpan.begin(target.process());
    scene.start(System.nanoTime());
    act(rate, plan.measured());
    scene.stop(System.nanoTime());
    usage.end();
    drain();
    return new MixedRow(rate, scene.meters(), scene.all(), usage);
  }

  /** The times between actions are as those of people who know nothing of each other. */
  private void act(int rate, Duration time) throws IOException {
    long due = System.nanoTime();
    long end = due + time.toNanos();
    while (due - end < 0 && !scene.faults.areTooMany()) {
      long now = System.nanoTime();
      while (due - now <= 0 && due - end < 0) {
        MixedPerson person = idlePerson();
        if (person == null) {
          break;
        }
        person.act(MixedAction.of(random.nextInt(100)), due, random);
        due += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / rate);
      }
      wire.poll(1);
      if (System.nanoTime() - Math.max(scene.all().lastAt(), due) > SILENCE_NANOS) {
        scene.faults.addFatal("nothing came for 20 s although people act");
      }
    }
  }

  private @Nullable MixedPerson idlePerson() {
    List<MixedPerson> people = town.people();
    for (int i = 0; i < TRIES; i++) {
      MixedPerson person = people.get(random.nextInt(people.size()));
      if (!person.isBusy()) {
        return person;
      }
    }
    return null;
  }

  private void drain() throws IOException {
    Polling.until(wire, DRAINED_WITHIN, () -> scene.faults.areTooMany() || isThrough());
    if (scene.faults.areTooMany()) {
      return;
    }
    for (MixedPerson person : town.people()) {
      if (person.isBusy()) {
        scene.faults.add(person.account() + " has no answer");
      }
      for (MixedSeat seat : person.seats()) {
        if (seat.order().last() != seat.chat().head()) {
          scene.faults.add(
              "%s has chat %s up to %d, not %d"
                  .formatted(
                      person.account(), seat.chat().id(), seat.order().last(), seat.chat().head()));
        }
      }
    }
  }

  private boolean isThrough() {
    for (MixedPerson person : town.people()) {
      if (person.isBusy()) {
        return false;
      }
      for (MixedSeat seat : person.seats()) {
        if (seat.order().last() != seat.chat().head()) {
          return false;
        }
      }
    }
    return true;
  }
}
