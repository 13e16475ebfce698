package io.i9chat.bench.workload.direct;

import io.i9chat.bench.cli.WorkloadOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code direct}: pairs of people in direct chats. */
@Command(
    name = "direct",
    description = "Pairs of people write to each other in direct chats.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class DirectCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

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
    return options.run("direct", progress -> new DirectWorkload(plan, progress));
  }
}
