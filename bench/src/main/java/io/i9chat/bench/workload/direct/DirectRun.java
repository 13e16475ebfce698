package io.i9chat.bench.workload.direct;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.wire.WireTarget;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.RunName;
import io.i9chat.bench.workload.UsageSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run of the workload "direct" over one wire, all on the calling thread. */
final class DirectRun {
  private static final Duration HELLO_WITHIN = Duration.ofSeconds(30);
  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(30);
  private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final DirectPlan plan;
  private final TargetServer target;
  private final Faults faults;
  private final Wire wire;
  private final DirectPhase phase;
  private final List<DirectCouple> couples = new ArrayList<>();
  private final List<DirectMember> members = new ArrayList<>();
  private final List<DirectMember> senders = new ArrayList<>();

  DirectRun(DirectPlan plan, TargetServer target, Faults faults, Wire wire) {
    this.plan = plan;
    this.target = target;
    this.faults = faults;
    this.wire = wire;
    this.phase = new DirectPhase(faults, plan.mostMessages());
  }

  /** Opens the chats, connects all people and waits for every {@code hello}. */
  List<DirectCouple> prepare(Api api) throws IOException, InterruptedException {
    String run = RunName.fresh();
    List<WireTarget> servers = target.webSockets();
    for (int i = 0; i < plan.pairs(); i++) {
      Account first = target.accounts().get(2 * i);
      Account second = target.accounts().get(2 * i + 1);
      Api.Chat chat = api.openDirectOfBoth(first, second);
      DirectPair pair = new DirectPair(chat.id(), chat.head(), run);
      boolean apart = DirectCouple.isApart(i, servers.size());
      DirectCouple couple =
          new DirectCouple(
              pair,
              new DirectMember(first, pair, phase, apart),
              new DirectMember(second, pair, phase, apart));
      WireTarget one = servers.get(i % servers.size());
      WireTarget other = servers.get((i + (apart ? 1 : 0)) % servers.size());
      couple.first().join(wire.connect(one, first.token(), couple.first()), couple.second());
      couple.second().join(wire.connect(other, second.token(), couple.second()), couple.first());
      couples.add(couple);
      members.addAll(couple.members());
      senders.add(couple.first());
      if (plan.bothSend()) {
        senders.add(couple.second());
      }
    }
    Polling.until(wire, HELLO_WITHIN, () -> members.stream().allMatch(DirectMember::isGreeted));
    if (!members.stream().allMatch(DirectMember::isGreeted)) {
      throw new IOException("no hello on every connection within 30 s; " + faults.first());
    }
    return List.copyOf(couples);
  }

  /** Warms up, measures, then waits until every message sent is answered and delivered. */
  DirectRow measure(int inFlight) throws IOException {
    Meter meter = phase.begin();
    senders.forEach(sender -> sender.kickOff(inFlight));
    Polling.until(wire, plan.warmUp(), this::isOver);
    if (!phase.isSending()) {
      faults.addFatal("the most messages allowed were sent before the measurement; allow more");
    }
    UsageSpan usage = UsageSpan.begin(target.process());
    meter.start(System.nanoTime());
    Polling.until(wire, plan.measured(), this::isOver);
    meter.stop(System.nanoTime());
    usage.end();
    phase.end();
    drain();
    return new DirectRow(inFlight, meter, usage);
  }

  private boolean isOver() {
    if (System.nanoTime() - phase.meter().lastAt() > SILENCE_NANOS) {
      faults.addFatal("nothing came for 10 s with calls in flight");
    }
    return faults.areTooMany() || !phase.isSending();
  }

  private void drain() throws IOException {
    Polling.until(wire, DRAINED_WITHIN, () -> faults.areTooMany() || outstanding() == 0);
    if (faults.areTooMany()) {
      // What is still under way was not waited for, so its absence says nothing.
      return;
    }
    for (DirectMember member : members) {
      String problem = member.ledger().problem();
      if (problem != null) {
        faults.add(member.account() + ": " + problem);
      }
    }
  }

  private int outstanding() {
    int outstanding = 0;
    for (DirectMember member : members) {
      outstanding += member.ledger().outstanding();
    }
    return outstanding;
  }
}
