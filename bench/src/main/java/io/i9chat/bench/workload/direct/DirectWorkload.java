package io.i9chat.bench.workload.direct;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Workload 1: pairs of people who write to each other in direct chats, each sender with a fixed
 * number of calls in flight, one measurement for each such number.
 *
 * @param progress told in a line what is being done
 */
record DirectWorkload(DirectPlan plan, Consumer<String> progress) implements Workload {
  @Override
  public String name() {
    return "direct";
  }

  @Override
  public int accounts() {
    return 2 * plan.pairs();
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    List<DirectRow> rows = new ArrayList<>();
    try (Api api = new Api(target.address())) {
      List<DirectCouple> couples;
      try (Wire wire = Wire.open()) {
        DirectRun run = new DirectRun(plan, target, faults, wire);
        progress.accept("opening " + plan.pairs() + " chats and connecting " + accounts());
        couples = run.prepare(api);
        for (int inFlight : plan.inFlight()) {
          progress.accept("measuring with " + inFlight + " in flight");
          rows.add(run.measure(inFlight));
          if (faults.areTooMany()) {
            break;
          }
        }
      }
      if (!faults.areTooMany()) {
        int sent = couples.stream().mapToInt(DirectCouple::sent).sum();
        progress.accept("comparing " + sent + " messages with the logs of their chats");
        new DirectLogCheck(api, faults).check(couples);
      }
    }
    return DirectTable.section(name(), plan, target.addresses().size(), rows);
  }
}
