package io.i9chat.bench.workload.reconnect;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.UsageSpan;
import io.i9chat.bench.workload.Workload;
import io.i9chat.bench.workload.crowd.Crowd;
import io.i9chat.bench.workload.crowd.CrowdMember;
import io.i9chat.bench.workload.crowd.CrowdPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Workload 4: all people's connections are cut, and all come back and catch up.
 *
 * @param progress told in a line what is being done
 */
record ReconnectWorkload(CrowdPlan plan, Consumer<String> progress) implements Workload {
  /** How long a person whose connection was cut still counts as online. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "reconnect";
  }

  @Override
  public int accounts() {
    return plan.accountsOfTheirOwn();
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    List<ReconnectRow> rows = new ArrayList<>();
    // A person with a group of an earlier measurement would be brought that one too on coming back.
    int first = 1 + plan.watchers();
    try (Api api = new Api(target.address())) {
      for (int connections : plan.connections()) {
        if (!faults.areTooMany()) {
          progress.accept("making groups for " + connections + " and connecting them");
          try (Wire wire = Wire.open()) {
            Crowd crowd = Crowd.gather(wire, target, faults, api, first, connections);
            rows.add(measure(wire, crowd, target));
            first += connections;
          }
        }
      }
    }
    return ReconnectTable.section(name(), plan, rows);
  }

  private ReconnectRow measure(Wire wire, Crowd crowd, TargetServer target) throws IOException {
    List<CrowdMember> people = crowd.members();
    crowd.connect(people);
    crowd.announce(people);
    List<Watcher> watchers = watchers(crowd, target);
    crowd.arrivals().bring(watchers, Duration.ZERO, Person::isGreeted, crowd.faults());
    watch(wire, watchers, crowd.faults());
    progress.accept("cutting " + people.size() + " connections");
    crowd.drop(people);
    crowd.write(people, plan.missed());
    progress.accept("all come back");
    UsageSpan usage = UsageSpan.begin(target.process());
    Meter meter = crowd.measure();
    crowd.arrivals().bring(people, plan.within(), CrowdMember::isThere, crowd.faults());
    meter.stop(System.nanoTime());
    usage.end();
    progress.accept("waiting for what watchers are told, and writing to all");
    crowd.pass(GRACE.plusSeconds(2));
    int lasting = check(watchers, crowd.faults());
    int changes = watchers.stream().mapToInt(Watcher::changes).sum();
    watch(wire, watchers, crowd.faults());
    crowd.announce(people);
    int watched = watchers.stream().mapToInt(watcher -> watcher.watched().size()).sum();
    return new ReconnectRow(
        people.size(), meter.seconds(), meter, usage, watched, lasting, changes);
  }

  private List<Watcher> watchers(Crowd crowd, TargetServer target) {
    List<CrowdMember> people = crowd.members();
    List<Watcher> watchers = new ArrayList<>();
    for (int i = 0; i < plan.watchers(); i++) {
      Account account = target.accounts().get(1 + i);
      List<CrowdMember> watched = new ArrayList<>();
      int count = Math.min(Watcher.MOST, people.size());
      for (int k = 0; k < count; k++) {
        watched.add(people.get((i * Watcher.MOST + k) % people.size()));
      }
      watchers.add(new Watcher(account, watched, crowd.frame(), crowd.faults()));
    }
    return watchers;
  }

  private static void watch(Wire wire, List<Watcher> watchers, Faults faults) throws IOException {
    watchers.forEach(Watcher::watch);
    boolean all =
        Polling.until(
            wire,
            ANSWERED_WITHIN,
            () -> faults.areTooMany() || watchers.stream().allMatch(Watcher::isAnswered));
    if (!all) {
      faults.addFatal("presence.watch was not answered for 30 s");
    }
  }

  /**
   * Nothing may be told of a person who was back within the grace; of others, that they went and
   * that they came.
   *
   * @return how many of those watched were away for longer
   */
  static int check(List<Watcher> watchers, Faults faults) {
    int lasting = 0;
    for (Watcher watcher : watchers) {
      for (CrowdMember member : watcher.watched()) {
        boolean lasted = member.awayNanos() >= GRACE.toNanos();
        lasting += lasted ? 1 : 0;
        int changes = watcher.changesOf(member);
        if (changes > (lasted ? 2 : 0)) {
          faults.add(
              "%s was told %d changes of %s, who was away for %d ms"
                  .formatted(
                      watcher.account(),
                      changes,
                      member.account(),
                      member.awayNanos() / 1_000_000));
        }
      }
    }
    return lasting;
  }
}
