package io.i9chat.bench.workload;

import io.i9chat.bench.server.ProcessUsage;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The cells of one row of a table, and the headers and notes of those that all tables have. */
public final class Cells {
  /** Headers of what {@link #cost} fills. */
  public static final List<String> COST =
      List.of(
          "server CPU, cores",
          "server CPU, µs/message",
          "server memory (peak), MiB",
          "generator CPU, cores",
          "all else CPU, cores",
          "measured, s");

  /** What those columns mean. */
  public static final String COST_NOTE =
      "*CPU* is user and system time from `/proc` over the measured time, in processors kept busy;"
          + " *all else* is what the machine spent beside server and generator (interrupts of the"
          + " loopback network, other programs): far above 0.2, the figures are not to be trusted;"
          + " *memory* is VmRSS at its end and VmHWM, the peak since the process started.";

  /** How every table is measured. */
  public static final String SETUP_NOTE =
      "One generator process, one thread for all connections, on the same processors as the"
          + " server. Rate limits are off.";

  /** The same of a table whose rows follow each other; to be ended with a stop, or more. */
  public static final String ROWS_NOTE =
      SETUP_NOTE + " All rows share the same server processes, first row first";

  private static final String UNKNOWN = "unknown";

  private final List<String> cells = new ArrayList<>();

  /** Headers of four columns of latencies, the first with this name. */
  public static List<String> latencyHeaders(String name) {
    return List.of(name + " p50 ms", "p95", "p99", "max");
  }

  /** Headers of what {@link #deliveries} fills. */
  public static List<String> deliveryHeaders(int servers) {
    List<String> one = latencyHeaders("delivery");
    return servers == 1 ? one : join(one, latencyHeaders("across"));
  }

  /** A number with this many decimals, and commas between thousands. */
  public static String format(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  /** A cell as it stands here. */
  public void text(String text) {
    cells.add(text);
  }

  /** A cell with a whole number. */
  public void count(long value) {
    number((double) value, 0);
  }

  /** A cell with a number of this many decimals. */
  public void number(double value, int decimals) {
    cells.add(format(value, decimals));
  }

  /** Four cells, in milliseconds, of latencies in nanoseconds; dashes if there are none. */
  public void latencies(Histogram latencies) {
    for (double percentile : new double[] {50, 95, 99, 100}) {
      if (latencies.getTotalCount() == 0) {
        text("–");
      } else {
        number(latencies.getValueAtPercentile(percentile) / 1e6, 2);
      }
    }
  }

  /** The cells of deliveries; with several servers those between two of them have their own. */
  public void deliveries(Meter meter, int servers) {
    latencies(meter.deliveries());
    if (servers > 1) {
      latencies(meter.crossings());
    }
  }

  /** The six cells of {@link #COST}. */
  public void cost(UsageSpan usage, double seconds, long messages) {
    double cpu = usage.serverCpuSeconds();
    ProcessUsage.Sample server = usage.serverAfter();
    if (server == null) {
      cells.addAll(List.of(UNKNOWN, UNKNOWN, UNKNOWN));
    } else {
      number(cpu / seconds, 2);
      number(1e6 * cpu / Math.max(1, messages), 1);
      text(server.residentKib() / 1024 + " (" + server.peakResidentKib() / 1024 + ")");
    }
    number(usage.generatorCpuSeconds() / seconds, 2);
    text(server == null ? UNKNOWN : format(usage.otherCpuSeconds() / seconds, 2));
    number(seconds, 1);
  }

  /** A cell that needs the server's process to be known. */
  public void ofServer(UsageSpan usage, double value, int decimals) {
    text(usage.serverAfter() == null ? UNKNOWN : format(value, decimals));
  }

  /** The cells so far. */
  public List<String> list() {
    return List.copyOf(cells);
  }

  /** Lists one behind the other. */
  @SafeVarargs
  public static List<String> join(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }
}
