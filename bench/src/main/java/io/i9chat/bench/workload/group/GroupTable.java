package io.i9chat.bench.workload.group;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.workload.Cells;
import io.i9chat.bench.workload.Meter;
import java.util.List;

/** The table of the workload "group" and the words that say what its columns are. */
final class GroupTable {
  private GroupTable() {}

  static Section section(String name, GroupPlan plan, int servers, List<GroupRow> rows) {
    List<String> header =
        Cells.join(
            List.of("online", "deliveries/s", "deliveries per server core second", "messages/s"),
            Cells.latencyHeaders("result"),
            Cells.deliveryHeaders(servers),
            Cells.latencyHeaders("last member"),
            Cells.COST);
    List<List<String>> cells = rows.stream().map(row -> row(row, servers)).toList();
    return new Section(name, new Table(header, cells), notes(plan, servers));
  }

  private static List<String> row(GroupRow row, int servers) {
    Meter meter = row.meter();
    long deliveries = meter.deliveries().getTotalCount() + meter.crossings().getTotalCount();
    double cpu = Math.max(0.01, row.usage().serverCpuSeconds());
    Cells cells = new Cells();
    cells.count(row.size());
    cells.number(deliveries / meter.seconds(), 0);
    cells.ofServer(row.usage(), deliveries / cpu, 0);
    cells.number(meter.completions().getTotalCount() / meter.seconds(), 1);
    cells.latencies(meter.results());
    cells.deliveries(meter, servers);
    cells.latencies(meter.completions());
    cells.cost(row.usage(), meter.seconds(), meter.completions().getTotalCount());
    return cells.list();
  }

  private static List<String> notes(GroupPlan plan, int servers) {
    return List.of(
        "One group, all of its members online on a connection each; "
            + plan.senders()
            + " of them write, with "
            + plan.inFlight()
            + " messages in flight each. A message is in flight until its result came and **every**"
            + " member has it; then the next leaves (a closed loop). Texts have 100 characters.",
        "*deliveries/s* counts `entry` events read at the members, the author among them, in the"
            + " measured time, after "
            + plan.warmUp().toSeconds()
            + " s of the same load that do not count; *per server core second* divides them by the"
            + " processor time of the server, so that sizes can be compared although the generator"
            + " takes its part of the same processors.",
        "*result* is the time from queueing the frame for the socket to having read its result,"
            + " *delivery* from the same start to having read the event at a member, *last member*"
            + " to having read it at the last of them. Time spent waiting in the generator counts"
            + " as the server's."
            + (servers == 1
                ? ""
                : " Members are connected to the "
                    + servers
                    + " servers in turn; *delivery* is to members on the author's, *across* to those"
                    + " on another."),
        Cells.COST_NOTE,
        Cells.ROWS_NOTE + "; each has a new group.",
        "Checked: every connection saw every seq of the group in order without gap or duplicate,"
            + " each with the author, client id and text that was sent; results, events and the"
            + " log read over HTTP afterwards agree. Bytes that a member was sent are read once and"
            + " compared for all others.");
  }
}
