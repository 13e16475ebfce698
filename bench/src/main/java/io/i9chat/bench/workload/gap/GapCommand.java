package io.i9chat.bench.workload.gap;

import io.i9chat.bench.cli.WorkloadOptions;
import io.i9chat.bench.server.Address;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code gap}: the Redis of the servers is emptied while all are connected. */
@Command(
    name = "gap",
    description = "The servers' Redis is emptied; all who are connected are told to sync.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class GapCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

  @Option(
      names = "--redis-port",
      required = true,
      description = "The port of the servers' Redis on this machine. ALL THAT IT HOLDS IS DELETED.")
  int redisPort;

  @Option(names = "--connections", description = "How many are connected, 10 to 30,000.")
  int connections = 5_000;

  @Option(names = "--rounds", description = "How often the Redis is emptied, 1 to 20.")
  int rounds = 3;

  @Override
  public Integer call() throws Exception {
    GapPlan plan = new GapPlan(connections, rounds, Address.local(redisPort));
    return options.run("gap", progress -> new GapWorkload(plan, progress));
  }
}
