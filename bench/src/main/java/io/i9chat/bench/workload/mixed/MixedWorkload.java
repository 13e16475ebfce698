package io.i9chat.bench.workload.mixed;

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
 * Workload 6: what people do all day, at a given rate.
 *
 * @param progress told in a line what is being done
 */
record MixedWorkload(MixedPlan plan, Consumer<String> progress) implements Workload {
  @Override
  public String name() {
    return "mixed";
  }

  @Override
  public int accounts() {
    return plan.people();
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    List<MixedRow> rows = new ArrayList<>();
    MixedScene scene = new MixedScene(faults);
    try (Api api = new Api(target.address())) {
      progress.accept("making the chats of " + plan.people());
      MixedTown town = MixedTown.build(api, target.accounts().subList(0, plan.people()), scene);
      try (Wire wire = Wire.open()) {
        MixedRun run = new MixedRun(plan, target, wire, scene, town);
        run.arrive();
        for (int rate : plan.rates()) {
          if (!faults.areTooMany()) {
            progress.accept("measuring " + rate + " actions/s");
            rows.add(run.measure(rate));
          }
        }
      }
      if (!faults.areTooMany()) {
        progress.accept("comparing with the logs of " + town.chats().size() + " chats");
        new MixedLogCheck(api, faults).check(town);
      }
    }
    return MixedTable.section(name(), plan, rows);
  }
}
