package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.workload.Cells;
import io.i9chat.bench.workload.Meter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The table of the workload "mixed" and the words that say what its columns are. */
final class MixedTable {
  private static final List<String> HEADER =
      Cells.join(
          List.of("to be done/s", "action", "done/s"), Cells.latencyHeaders("result"), Cells.COST);

  private MixedTable() {}

  static Section section(String name, MixedPlan plan, List<MixedRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    rows.forEach(row -> add(row, lines));
    return new Section(name, new Table(HEADER, lines), notes(plan));
  }

  private static void add(MixedRow row, List<List<String>> lines) {
    Meter all = row.all();
    long actions = all.results().getTotalCount();
    Cells whole = new Cells();
    whole.count(row.rate());
    whole.text("all");
    whole.number(actions / all.seconds(), 0);
    whole.latencies(all.results());
    whole.cost(row.usage(), all.seconds(), actions);
    lines.add(whole.list());
    for (MixedAction action : MixedAction.values()) {
      Meter meter = row.meters().getOrDefault(action, all);
      Cells cells = new Cells();
      cells.count(row.rate());
      cells.text(action.title());
      cells.number(meter.results().getTotalCount() / all.seconds(), 0);
      cells.latencies(meter.results());
      lines.add(Cells.join(cells.list(), Collections.nCopies(Cells.COST.size(), "")));
    }
    Cells delivery = new Cells();
    delivery.count(row.rate());
    delivery.text("(delivery to another)");
    delivery.number(all.deliveries().getTotalCount() / all.seconds(), 0);
    delivery.latencies(all.deliveries());
    lines.add(Cells.join(delivery.list(), Collections.nCopies(Cells.COST.size(), "")));
  }

  private static List<String> notes(MixedPlan plan) {
    return List.of(
        plan.people()
            + " people on a connection each. Each has direct chats with two others and is in"
            + " one group of "
            + MixedTown.GROUP
            + ". Of a hundred actions: "
            + MixedAction.mix()
            + "; who has reacted to the newest message of the chat already marks it as read"
            + " instead.",
        "Actions come at random times, *to be done* as many a second on average, each by someone"
            + " drawn at random who does nothing else just then; all others are idle. The load does"
            + " not wait for the server (an open loop): *result* is the time from when an action"
            + " was due to having read its result, so that what waits its turn counts.",
        "*delivery* is the time from when a message was due to having read its event at another"
            + " member. "
            + plan.warmUp().toSeconds()
            + " s of the same load before each measurement do not count. A *message* of the CPU"
            + " column is an action.",
        Cells.COST_NOTE,
        Cells.ROWS_NOTE + ".",
        "Checked: every connection saw every seq of each of its chats in order without gap or"
            + " duplicate; results, events at every member and the logs read over HTTP afterwards"
            + " say the same of every entry; an opened chat has what its reader was told of before;"
            + " the list has all chats.");
  }
}
