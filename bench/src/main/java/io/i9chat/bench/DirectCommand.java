package io.i9chat.bench;

import io.i9chat.bench.workload.DirectPlan;
import io.i9chat.bench.workload.DirectWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The subcommand {@code direct}: pairs of people in direct chats. */
@Command(
    name = "direct",
    description = "Pairs of people write to each other in direct chats.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class DirectCommand implements Callable<Integer> {
  @Mixin TargetOptions target = new TargetOptions();

  @Option(names = "--pairs", description = "How many pairs, 1 to 2,000.")
  int pairs = 50;

  @Option(
      names = "--in-flight",
      split = ",",
      description = "Calls in flight per sender, 1 to 32; one measurement for each value.")
  List<Integer> inFlight = List.of(1, 8);

  @Option(names = "--seconds", description = "Measured time for each value, 1 to 600.")
  int seconds = 15;

  @Option(names = "--warmup", description = "Seconds of load before each measurement, 0 to 600.")
  int warmUp = 8;

  @Option(names = "--both", description = "Both of a pair send.")
  boolean bothSend;

  @Option(names = "--max-messages", description = "End early rather than send more.")
  long mostMessages = 5_000_000;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Keep the table in the marked section of this Markdown file.")
  @Nullable Path report;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DirectPlan plan =
        new DirectPlan(
            pairs,
            inFlight,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds),
            bothSend,
            mostMessages);
    List<String> arguments =
        spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
    Run run = new Run(target, report, "direct", arguments);
    return run.run(new DirectWorkload(plan, run::progress));
  }
}
