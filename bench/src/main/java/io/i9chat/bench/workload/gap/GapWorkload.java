package io.i9chat.bench.workload.gap;

import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Arrivals;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.RunName;
import io.i9chat.bench.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Workload 8: the Redis of the servers is emptied while all people are connected and a message is
 * written to every group; every node tells its people to sync.
 *
 * @param progress told in a line what is being done
 */
record GapWorkload(GapPlan plan, Consumer<String> progress) implements Workload {
  /** What every message says. */
  static final String TEXT = "The doors open at seven, and there is coffee.";

  private static final int GROUP = 100;

  @Override
  public String name() {
    return "gap";
  }

  @Override
  public int accounts() {
    return 1 + plan.connections();
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    List<GapRow> rows = new ArrayList<>();
    try (Api api = new Api(target.address());
        Wire wire = Wire.open()) {
      GapRound round = new GapRound();
      progress.accept("making groups for " + plan.connections() + " and connecting them");
      List<GapGroup> groups = new ArrayList<>();
      List<GapMember> members = members(target, api, groups, round, faults);
      Arrivals arrivals = new Arrivals(wire, target.webSockets(), Arrivals.AT_ONCE);
      arrivals.bring(members, Duration.ZERO, Person::isGreeted, faults);
      Polling.calmDown(wire, faults);
      GapRun run = new GapRun(plan, wire, target, api, groups, members, round, faults);
      for (int i = 0; i < plan.rounds() && !faults.areTooMany(); i++) {
        progress.accept("emptying the Redis");
        rows.add(run.measure());
      }
    }
    return GapTable.section(name(), plan, target.addresses().size(), rows);
  }

  private List<GapMember> members(
      TargetServer target, Api api, List<GapGroup> groups, GapRound round, Faults faults)
      throws IOException, InterruptedException {
    String run = RunName.fresh();
    ServerFrame frame = new ServerFrame();
    List<GapMember> members = new ArrayList<>();
    for (int from = 0; from < plan.connections(); from += GROUP) {
      List<Account> accounts =
          target.accounts().subList(1 + from, 1 + Math.min(plan.connections(), from + GROUP));
      List<String> names = accounts.stream().map(Account::username).toList();
      Api.Chat chat = api.createGroup(target.accounts().getFirst(), run + "-" + from, names);
      GapGroup group = new GapGroup(chat.id(), chat.head());
      groups.add(group);
      accounts.forEach(one -> members.add(new GapMember(one, group, frame, round, faults)));
    }
    return members;
  }
}
