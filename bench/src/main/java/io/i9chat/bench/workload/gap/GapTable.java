package io.i9chat.bench.workload.gap;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.workload.Cells;
import java.util.List;

/** The table of the workload "gap" and the words that say what its columns are. */
final class GapTable {
  private static final List<String> HEADER =
      Cells.join(
          List.of("connections", "all have all after s", "syncs/s"),
          Cells.latencyHeaders("sync"),
          Cells.latencyHeaders("emptied to synced"),
          List.of("syncs refused and repeated"),
          Cells.COST);

  private GapTable() {}

  static Section section(String name, GapPlan plan, int servers, List<GapRow> rows) {
    return new Section(
        name, new Table(HEADER, rows.stream().map(GapTable::row).toList()), notes(plan, servers));
  }

  private static List<String> row(GapRow row) {
    Cells cells = new Cells();
    cells.count(row.connections());
    cells.number(row.result().converged(), 2);
    cells.number(row.connections() / Math.max(0.001, row.result().synced()), 0);
    cells.latencies(row.meter().results());
    cells.latencies(row.meter().completions());
    cells.count(row.result().again());
    cells.cost(row.usage(), row.meter().seconds(), row.connections());
    return cells.list();
  }

  private static List<String> notes(GapPlan plan, int servers) {
    return List.of(
        plan.connections()
            + " people on a connection each, to "
            + servers
            + " servers in turn, in groups of 100. The servers' Redis is emptied by `FLUSHALL`, and"
            + " at once a message is written to every group over one server. Each server finds that"
            + " events may have been lost, and tells its people `resync`, spread over 5 s; each"
            + " person calls `chats.sync`.",
        "*sync* is the time from having read `resync` to having read the answer of the sync;"
            + " *emptied to synced* from the emptying to that answer; *all have all* from the"
            + " emptying until every person had synced and had every message. A *message* of the"
            + " CPU column is a person.",
        Cells.COST_NOTE,
        Cells.ROWS_NOTE + ".",
        "Checked: every person was told to sync, and ended with every entry that was acknowledged,"
            + " each with the text written.");
  }
}
