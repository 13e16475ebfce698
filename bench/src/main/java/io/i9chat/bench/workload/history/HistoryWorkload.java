package io.i9chat.bench.workload.history;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Workload 5: a very long chat, and every way of reading it.
 *
 * @param progress told in a line what is being done
 */
record HistoryWorkload(HistoryPlan plan, Consumer<String> progress) implements Workload {
  @Override
  public String name() {
    return "history";
  }

  @Override
  public int accounts() {
    return 2;
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    List<HistoryRow> rows = new ArrayList<>();
    try (Api api = new Api(target.address())) {
      Api.Chat chat = api.openDirectOfBoth(target.accounts().get(0), target.accounts().get(1));
      HistoryRun run = new HistoryRun(plan, target, faults, progress, chat);
      progress.accept("writing %,d entries".formatted(plan.entries()));
      rows.add(run.load());
      if (!faults.areTooMany()) {
        rows.addAll(run.read());
      }
    }
    return HistoryTable.section(name(), plan, rows);
  }
}
