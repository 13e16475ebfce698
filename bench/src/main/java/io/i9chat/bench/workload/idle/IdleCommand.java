package io.i9chat.bench.workload.idle;

import io.i9chat.bench.cli.WorkloadOptions;
import io.i9chat.bench.workload.crowd.CrowdPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code idle}: many connections, and what they cost. */
@Command(
    name = "idle",
    description = "Many are connected and nothing happens.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class IdleCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

  @Option(
      names = "--connections",
      split = ",",
      description = "How many are connected, 10 to 30,000; one measurement for each value.")
  List<Integer> connections = List.of(1_000, 5_000, 15_000);

  @Option(names = "--seconds", description = "How long nothing happens, 1 to 600.")
  int seconds = 40;

  @Override
  public Integer call() throws Exception {
    CrowdPlan plan = new CrowdPlan(connections, Duration.ofSeconds(seconds), Duration.ZERO, 1, 0);
    return options.run("idle", progress -> new IdleWorkload(plan, progress));
  }
}
