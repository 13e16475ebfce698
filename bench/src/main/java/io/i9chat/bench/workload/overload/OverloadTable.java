package io.i9chat.bench.workload.overload;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.report.Table;
import io.i9chat.bench.server.ProcessUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The table of the workload "overload" and the words that say what its columns are. */
final class OverloadTable {
  private static final List<String> HEADER =
      List.of(
          "what",
          "alone p50 ms",
          "p99",
          "beside attackers p50 ms",
          "p99",
          "p99 ratio",
          "done",
          "refused");

  private OverloadTable() {}

  static Section section(
      OverloadPlan plan,
      SyncStorm storm,
      Latencies quiet,
      Latencies attacked,
      AttackTally tally,
      ProcessUsage.Sample server) {
    List<List<String>> rows = new ArrayList<>();
    for (Latencies.Work work : Latencies.Work.values()) {
      Histogram alone = quiet.of(work);
      Histogram beside = attacked.of(work);
      rows.add(
          List.of(
              work.title(),
              millis(alone, 50),
              millis(alone, 99),
              millis(beside, 50),
              millis(beside, 99),
              "%.1f"
                  .formatted(
                      (double) beside.getValueAtPercentile(99) / alone.getValueAtPercentile(99)),
              "%d".formatted(beside.getTotalCount() - attacked.refused(work)),
              "%d".formatted(quiet.refused(work) + attacked.refused(work))));
    }
    return new Section("overload", new Table(HEADER, rows), notes(plan, storm, tally, server));
  }

  private static String millis(Histogram times, double percentile) {
    return String.format(Locale.ROOT, "%.1f", times.getValueAtPercentile(percentile) / 1e6);
  }

  private static List<String> notes(
      OverloadPlan plan, SyncStorm storm, AttackTally tally, ProcessUsage.Sample server) {
    Histogram converged = storm.converged();
    return List.of(
        String.format(
            Locale.ROOT,
            "Before that, %d members of one group synced %d messages of 3,500 characters at the"
                + " same moment, knowing nothing: %d had everything, p50 %.1f s, the last after"
                + " %.1f s; %d calls were told to come later, and did; %d entries in all.",
            plan.members(),
            plan.messages(),
            converged.getTotalCount(),
            converged.getValueAtPercentile(50) / 1e9,
            converged.getMaxValue() / 1e9,
            storm.refusals(),
            storm.entries()),
        String.format(
            Locale.ROOT,
            "%d clients in pairs send 4 messages a second each and read a page of history every"
                + " second; %d people sign in once a second. Each is measured for %d s, first alone,"
                + " then beside %d attackers of five kinds in turn: 60 syncs at once of a chat of"
                + " 1,000 long messages; 48 sockets that ask for pages and read nothing; searches"
                + " of single letters; bodies that stall (with an account 64, without 2,049) and"
                + " 290 readers that drip; 80 sign-ins at once with made-up logins. All come from"
                + " loopback addresses of their own, and come back 250 ms after an end or answer."
                + " Attackers are a process of their own, at %s priority.",
            OverloadPlan.TALKERS,
            OverloadPlan.SIGNERS,
            plan.measured().toSeconds(),
            plan.attackers(),
            AttackProcess.isBehindOthers() ? "the lowest" : "no lower"),
        "Connections of attackers, and what they were sent: " + tally.summary() + ".",
        String.format(
            Locale.ROOT,
            "Rate limits are on. The server's memory at the end is %d MiB, %d MiB at its peak.",
            server.residentKib() / 1024,
            server.peakResidentKib() / 1024));
  }
}
