package io.i9chat.bench.workload.overload;

import io.i9chat.bench.cli.WorkloadOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code overload}: a large group syncs at once, then honest clients and others. */
@Command(
    name = "overload",
    description =
        "A large group syncs at once; then attackers of five kinds while honest clients talk.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class OverloadCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

  @Option(names = "--members", description = "Members who sync at once, 2 to 1,000.")
  int members = 1_000;

  @Option(names = "--messages", description = "Messages of 3,500 characters, 1 to 1,000.")
  int messages = 300;

  @Option(names = "--attackers", description = "Attackers, 0 to 100, of the five kinds in turn.")
  int attackers = 20;

  @Option(
      names = "--searched",
      description = "Messages in the chat of an attacker who searches, 1 to 100,000.")
  int searched = 42_000;

  @Option(
      names = "--seconds",
      description = "Measured time without and with attackers each, 1 to 600.")
  int seconds = 60;

  @Override
  public Integer call() throws Exception {
    OverloadPlan plan =
        new OverloadPlan(members, messages, attackers, searched, Duration.ofSeconds(seconds));
    return options.run("overload", progress -> new OverloadWorkload(plan, progress));
  }
}
