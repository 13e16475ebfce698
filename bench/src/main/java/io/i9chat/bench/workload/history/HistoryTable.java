package io.i9chat.bench.workload.history;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.workload.Cells;
import io.i9chat.bench.workload.Meter;
import java.util.List;

/** The table of the workload "history" and the words that say what its columns are. */
final class HistoryTable {
  private static final List<String> HEADER =
      Cells.join(
          List.of("what", "calls/s", "entries/s"), Cells.latencyHeaders("result"), Cells.COST);

  private HistoryTable() {}

  static Section section(String name, HistoryPlan plan, List<HistoryRow> rows) {
    return new Section(
        name, new Table(HEADER, rows.stream().map(HistoryTable::row).toList()), notes(plan));
  }

  private static List<String> row(HistoryRow row) {
    Meter meter = row.meter();
    long calls = meter.results().getTotalCount();
    Cells cells = new Cells();
    cells.text(row.title());
    cells.number(calls / meter.seconds(), 0);
    cells.number(row.entries() / meter.seconds(), 0);
    cells.latencies(meter.results());
    cells.cost(row.usage(), meter.seconds(), calls);
    return cells.list();
  }

  private static List<String> notes(HistoryPlan plan) {
    return List.of(
        "One direct chat of %,d entries, texts of some 95 characters, written through the public"
                .formatted(plan.entries())
            + " API by "
            + plan.loaders()
            + " connections of the two people with "
            + HistoryLoader.IN_FLIGHT
            + " calls in flight each. Every one of these connections is sent every entry as well.",
        "Then "
            + plan.readers()
            + " connections read, one call in flight each, for "
            + plan.warmUp().toSeconds()
            + " s that do not count and the measured time, in one way after the other. Pages are of"
            + " 50; the sync brings the last "
            + plan.away()
            + " entries, or as many of them as a page may hold. A *message* of the CPU column is a"
            + " call.",
        "*result* is the time from queueing the frame for the socket to having read its result."
            + " Time spent waiting in the generator counts as the server's.",
        Cells.COST_NOTE,
        Cells.SETUP_NOTE,
        "Checked: every page has exactly the seqs asked for, in order; every entry in it has the"
            + " author and text that was sent under that seq; the head is the last one written.");
  }
}
