package io.i9chat.bench.workload;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.server.ProcessUsage;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The table of the workload "direct" and the words that say what its columns are. */
final class DirectTable {
  private static final List<String> HEADER =
      List.of(
          "in flight",
          "messages/s",
          "result p50 ms",
          "p95",
          "p99",
          "max",
          "delivery p50 ms",
          "p95",
          "p99",
          "max",
          "server CPU, cores",
          "server CPU, µs/message",
          "server memory (peak), MiB",
          "generator CPU, cores",
          "all else CPU, cores",
          "measured, s");

  private DirectTable() {}

  static Section section(String name, DirectPlan plan, List<DirectRow> rows) {
    return new Section(
        name, new Table(HEADER, rows.stream().map(DirectTable::row).toList()), notes(plan));
  }

  private static List<String> row(DirectRow row) {
    Meter meter = row.meter();
    double seconds = meter.seconds();
    long messages = meter.results().getTotalCount();
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(row.inFlight()));
    cells.add(number(messages / seconds, 0));
    addLatencies(meter.results(), cells);
    addLatencies(meter.deliveries(), cells);
    double cpu = row.usage().serverCpuSeconds();
    ProcessUsage.Sample server = row.usage().serverAfter();
    if (server == null) {
      cells.addAll(List.of("unknown", "unknown", "unknown"));
    } else {
      cells.add(number(cpu / seconds, 2));
      cells.add(number(1e6 * cpu / Math.max(1, messages), 1));
      cells.add(server.residentKib() / 1024 + " (" + server.peakResidentKib() / 1024 + ")");
    }
    cells.add(number(row.usage().generatorCpuSeconds() / seconds, 2));
    cells.add(server == null ? "unknown" : number(row.usage().otherCpuSeconds() / seconds, 2));
    cells.add(number(seconds, 1));
    return cells;
  }

  private static void addLatencies(Histogram latencies, List<String> cells) {
    for (double percentile : new double[] {50, 95, 99, 100}) {
      cells.add(number(latencies.getValueAtPercentile(percentile) / 1e6, 2));
    }
  }

  private static String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  private static List<String> notes(DirectPlan plan) {
    return List.of(
        plan.pairs()
            + " pairs of people, each pair in its own direct chat, one WebSocket per person; "
            + (plan.bothSend() ? "both of a pair send" : "one of a pair sends, the other receives")
            + ". Texts have 100 characters.",
        "*In flight* is the number of calls without a result that each sender keeps up: a new"
            + " `messages.send` leaves for every result that comes (a closed loop). Nobody waits"
            + " for deliveries.",
        "*messages/s* counts results that came in the measured time, after "
            + plan.warmUp().toSeconds()
            + " s of the same load that do not count. Each message is one call, one result and two "
            + "`entry` events: the recipient's and the author's own.",
        "*result* is the time from queueing the frame for the socket to having read its result; "
            + "*delivery* from the same start to having read the `entry` on the recipient's "
            + "connection. Time spent waiting in the generator counts as the server's.",
        "*CPU* is user and system time from `/proc` over the measured time, in processors kept"
            + " busy; *all else* is what the machine spent beside server and generator (interrupts"
            + " of the loopback network, other programs): far above 0.2, the figures are not to be"
            + " trusted; *memory* is VmRSS at its end and VmHWM, the peak since the process"
            + " started.",
        "One generator process, one thread for all connections, on the same processors as the "
            + "server. Rate limits are off. All rows share one server process, first row first.",
        "Checked: every result, text and author; every connection saw every seq of its chat in"
            + " order without gap or duplicate; result, both deliveries and the log read over HTTP"
            + " afterwards agree on every message. A single fault fails the run and no table is"
            + " kept.");
  }
}
