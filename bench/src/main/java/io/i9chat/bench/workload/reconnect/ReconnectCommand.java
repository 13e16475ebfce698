package io.i9chat.bench.workload.reconnect;

import io.i9chat.bench.cli.WorkloadOptions;
import io.i9chat.bench.workload.crowd.CrowdPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code reconnect}: all people are cut off and come back. */
@Command(
    name = "reconnect",
    description = "All connections are cut; all come back and catches up.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class ReconnectCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

  @Option(
      names = "--connections",
      split = ",",
      description = "How many are connected, 10 to 30,000; one measurement for each value.")
  List<Integer> connections = List.of(2_000, 15_000);

  @Option(
      names = "--within",
      description = "Seconds that the return is spread over, 0 to 600; 0 is as fast as can be.")
  int within = 3;

  @Option(
      names = "--missed",
      description = "Messages that each group gets while its members are away, 1 to 500.")
  int missed = 5;

  @Option(names = "--watchers", description = "Who watches 500 people each, 0 to 100.")
  int watchers = 8;

  @Override
  public Integer call() throws Exception {
    CrowdPlan plan =
        new CrowdPlan(
            connections, Duration.ofSeconds(1), Duration.ofSeconds(within), missed, watchers);
    return options.run("reconnect", progress -> new ReconnectWorkload(plan, progress));
  }
}
