package io.i9chat.bench.workload.idle;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.server.LiveHeap;
import io.i9chat.bench.server.ProcessUsage;
import io.i9chat.bench.workload.Arrivals;
import io.i9chat.bench.workload.Cells;
import io.i9chat.bench.workload.crowd.CrowdPlan;
import java.util.List;

/** The table of the workload "idle" and the words that say what its columns are. */
final class IdleTable {
  private static final List<String> HEADER =
      Cells.join(
          List.of(
              "connections",
              "live heap a connection, bytes",
              "live heap, MiB",
              "before, MiB",
              "RSS (peak), MiB",
              "RSS before, MiB",
              "connected/s"),
          Cells.latencyHeaders("connect to hello"),
          Cells.latencyHeaders("one message to all"),
          List.of(
              "idle server CPU, cores", "µs/connection and s", "all else CPU, cores", "idle, s"));

  private IdleTable() {}

  static Section section(String name, CrowdPlan plan, List<IdleRow> rows) {
    return new Section(
        name, new Table(HEADER, rows.stream().map(IdleTable::row).toList()), notes(plan));
  }

  private static List<String> row(IdleRow row) {
    Cells cells = new Cells();
    cells.count(row.connections());
    addHeap(cells, row);
    ProcessUsage.Sample after = row.usage().serverAfter();
    ProcessUsage.Sample before = row.processBefore();
    if (after == null || before == null) {
      cells.text("unknown");
      cells.text("unknown");
    } else {
      cells.text(after.residentKib() / 1024 + " (" + after.peakResidentKib() / 1024 + ")");
      cells.count(before.residentKib() / 1024);
    }
    cells.number(row.connections() / row.connecting(), 0);
    cells.latencies(row.meter().results());
    cells.latencies(row.meter().deliveries());
    double cpu = row.usage().serverCpuSeconds() / row.idleSeconds();
    cells.ofServer(row.usage(), cpu, 3);
    cells.ofServer(row.usage(), 1e6 * cpu / row.connections(), 1);
    cells.ofServer(row.usage(), row.usage().otherCpuSeconds() / row.idleSeconds(), 2);
    cells.number(row.idleSeconds(), 1);
    return cells.list();
  }

  private static void addHeap(Cells cells, IdleRow row) {
    LiveHeap.Look atFirst = row.atFirst();
    LiveHeap.Look before = row.before();
    LiveHeap.Look after = row.after();
    if (atFirst == null || before == null || after == null) {
      cells.text("unknown");
      cells.text("unknown");
      cells.text("unknown");
      return;
    }
    cells.count((after.bytes() - atFirst.bytes()) / row.connections());
    cells.number(after.bytes() / 1048576.0, 1);
    cells.number(before.bytes() / 1048576.0, 1);
  }

  private static List<String> notes(CrowdPlan plan) {
    return List.of(
        "Each person has one connection and is in one group of 100, in which one message was written"
            + " since they connected. Then nothing happens for "
            + plan.idle().toSeconds()
            + " s but the server's pings and their answers.",
        "*live heap* is the sum of all live objects by `jcmd PID GC.class_histogram`, which"
            + " collects garbage first; *a connection* is the difference to what was live before"
            + " the first row (its *before*), when only 50 had ever been connected, divided by the"
            + " number of connections. *before* shows what stays when all have gone. So all that"
            + " the server keeps for someone who is online counts: socket, session, place in the"
            + " group, presence. Buffers outside the heap do not; *RSS* (VmRSS, and VmHWM since the"
            + " start) has them, with garbage not collected and memory the JVM keeps for later.",
        "*connect to hello* is the time from dialling to having read `hello`, at most "
            + Arrivals.AT_ONCE
            + " under way at a time; *one message to all* is one message in every group, from"
            + " queueing it for the socket to having read it at each member.",
        Cells.ROWS_NOTE + ".",
        "Checked: every connection stayed open, and each person got both messages, the one before"
            + " the idle time and the one after it, once and in order.");
  }
}
