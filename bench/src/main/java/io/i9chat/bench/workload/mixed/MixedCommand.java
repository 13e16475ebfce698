package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.cli.WorkloadOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code mixed}: what people do. */
@Command(
    name = "mixed",
    description = "People look at lists, open chats, write, react, read, and mostly do nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class MixedCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

  @Option(names = "--people", description = "How many are connected, 20 to 15,000.")
  int people = 1_000;

  @Option(
      names = "--rates",
      split = ",",
      description = "Actions a second, 1 to 50,000; one measurement for each value.")
  List<Integer> rates = List.of(500, 2_000, 5_000);

  @Option(names = "--seconds", description = "Measured time for each value, 1 to 600.")
  int seconds = 20;

  @Option(names = "--warmup", description = "Seconds of load before each measurement, 0 to 600.")
  int warmUp = 5;

  @Override
  public Integer call() throws Exception {
    MixedPlan plan =
        new MixedPlan(people, rates, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
    return options.run("mixed", progress -> new MixedWorkload(plan, progress));
  }
}
