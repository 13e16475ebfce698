package io.i9chat.bench.workload.group;

import io.i9chat.bench.cli.WorkloadOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code group}: one large group, all members online. */
@Command(
    name = "group",
    description = "A few write to one large group whose members are all online.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class GroupCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

  @Option(
      names = "--sizes",
      split = ",",
      description = "Members of the group, 2 to 10,000; one measurement for each value.")
  List<Integer> sizes = List.of(100, 200, 1_000, 5_000);

  @Option(names = "--senders", description = "How many of them write, 1 to 100.")
  int senders = 8;

  @Option(
      names = "--in-flight",
      description = "Messages per sender that not all members have, 1 to 32; 192 for all senders.")
  int inFlight = 8;

  @Option(names = "--seconds", description = "Measured time for each value, 1 to 600.")
  int seconds = 10;

  @Option(names = "--warmup", description = "Seconds of load before each measurement, 0 to 600.")
  int warmUp = 5;

  @Override
  public Integer call() throws Exception {
    GroupPlan plan =
        new GroupPlan(
            sizes, senders, inFlight, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
    return options.run("group", progress -> new GroupWorkload(plan, progress));
  }
}
