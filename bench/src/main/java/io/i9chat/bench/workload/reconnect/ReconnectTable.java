package io.i9chat.bench.workload.reconnect;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.workload.Arrivals;
import io.i9chat.bench.workload.Cells;
import io.i9chat.bench.workload.crowd.CrowdPlan;
import java.util.List;

/** The table of the workload "reconnect" and the words that say what its columns are. */
final class ReconnectTable {
  private static final List<String> HEADER =
      Cells.join(
          List.of("connections", "all back after s", "returns/s"),
          Cells.latencyHeaders("connect to hello"),
          Cells.latencyHeaders("connect to synced"),
          List.of("watched", "of these away over 10 s", "presence events"),
          Cells.COST);

  private ReconnectTable() {}

  static Section section(String name, CrowdPlan plan, List<ReconnectRow> rows) {
    return new Section(
        name, new Table(HEADER, rows.stream().map(ReconnectTable::row).toList()), notes(plan));
  }

  private static List<String> row(ReconnectRow row) {
    Cells cells = new Cells();
    cells.count(row.connections());
    cells.number(row.back(), 2);
    cells.number(row.connections() / row.back(), 0);
    cells.latencies(row.meter().results());
    cells.latencies(row.meter().completions());
    cells.count(row.watched());
    cells.count(row.lasting());
    cells.count(row.changes());
    cells.cost(row.usage(), row.meter().seconds(), row.connections());
    return cells.list();
  }

  private static List<String> notes(CrowdPlan plan) {
    return List.of(
        "Each person has one connection and is in one group of 100. All connections are cut without"
            + " a close frame, "
            + plan.missed()
            + " messages are written to every group, then all come back: their dials are spread"
            + " over "
            + plan.within().toSeconds()
            + " s, or as fast as the server takes them if that is slower, at most "
            + Arrivals.AT_ONCE
            + " under way at a time. Each sends `chats.sync` with the seq it had.",
        "*connect to hello* is the time from dialling to having read `hello`; *connect to synced*"
            + " from the same start to having read the answer of the sync; *all back* from the"
            + " first dial to the last such answer. A *message* of the CPU column is a return.",
        plan.watchers()
            + " others stay connected and watch the presence of up to 500 each. *watched* counts"
            + " pairs of a watcher and someone watched; *presence events* what the watchers were"
            + " told until 12 s after the last was back. A change that lasts is one of more than"
            + " 10 s.",
        Cells.COST_NOTE,
        Cells.ROWS_NOTE + "; each has new groups.",
        "Checked: each sync brought every entry missed, once, in order, with the text and author"
            + " written, and nothing else; a message written afterwards reached all as the"
            + " next seq; watchers were told nothing of any who were back within 10 s, and all"
            + " were online when they asked again.");
  }
}
