package io.i9chat.bench.workload.group;

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
 * Workload 2: one large group with all members online, and a few who write to it.
 *
 * @param progress told in a line what is being done
 */
record GroupWorkload(GroupPlan plan, Consumer<String> progress) implements Workload {
  @Override
  public String name() {
    return "group";
  }

  @Override
  public int accounts() {
    return plan.largest();
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    List<GroupRow> rows = new ArrayList<>();
    try (Api api = new Api(target.address())) {
      for (int size : plan.sizes()) {
        progress.accept("measuring a group of " + size);
        rows.add(GroupRun.measure(plan, target, faults, size, api));
        if (faults.areTooMany()) {
          break;
        }
      }
    }
    return GroupTable.section(name(), plan, target.addresses().size(), rows);
  }
}
