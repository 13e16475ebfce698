package io.i9chat.bench.workload.direct;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.workload.Cells;
import io.i9chat.bench.workload.Meter;
import java.util.List;

/** The table of the workload "direct" and the words that say what its columns are. */
final class DirectTable {
  private DirectTable() {}

  static Section section(String name, DirectPlan plan, int servers, List<DirectRow> rows) {
    List<String> header =
        Cells.join(
            List.of("in flight", "messages/s"),
            Cells.latencyHeaders("result"),
            Cells.deliveryHeaders(servers),
            Cells.COST);
    List<List<String>> cells = rows.stream().map(row -> row(row, servers)).toList();
    return new Section(name, new Table(header, cells), notes(plan, servers));
  }

  private static List<String> row(DirectRow row, int servers) {
    Meter meter = row.meter();
    Cells cells = new Cells();
    long messages = meter.results().getTotalCount();
    cells.count(row.inFlight());
    cells.number(messages / meter.seconds(), 0);
    cells.latencies(meter.results());
    cells.deliveries(meter, servers);
    cells.cost(row.usage(), meter.seconds(), messages);
    return cells.list();
  }

  private static List<String> notes(DirectPlan plan, int servers) {
    return List.of(
        plan.pairs()
            + " pairs of people, each pair in its own direct chat, one WebSocket per person; "
            + (plan.bothSend() ? "both of a pair send" : "one of a pair sends, the other receives")
            + ". Texts have 100 characters.",
        "*In flight* is the number of calls without a result that each sender keeps up: a new"
            + " `messages.send` leaves for every result that comes (a closed loop). No sender"
            + " waits for deliveries.",
        "*messages/s* counts results that came in the measured time, after "
            + plan.warmUp().toSeconds()
            + " s of the same load that do not count. Each message is one call, one result and two "
            + "`entry` events: the recipient's and the author's own.",
        "*result* is the time from queueing the frame for the socket to having read its result; "
            + "*delivery* from the same start to having read the `entry` on the recipient's "
            + "connection. Time spent waiting in the generator counts as the server's."
            + (servers == 1
                ? ""
                : " Every other pair is connected to one of the "
                    + servers
                    + " servers (*delivery*), the others to two of them (*across*)."),
        Cells.COST_NOTE,
        Cells.ROWS_NOTE + ".",
        "Checked: every result, text and author; every connection saw every seq of its chat in"
            + " order without gap or duplicate; result, both deliveries and the log read over HTTP"
            + " afterwards agree on every message. A single fault fails the run and no table is"
            + " kept.");
  }
}
