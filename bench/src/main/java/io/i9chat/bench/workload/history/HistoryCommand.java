package io.i9chat.bench.workload.history;

import io.i9chat.bench.cli.WorkloadOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The subcommand {@code history}: reading a very long chat. */
@Command(
    name = "history",
    description = "A very long chat is written, then read in every way.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
public final class HistoryCommand implements Callable<Integer> {
  @Mixin WorkloadOptions options = new WorkloadOptions();

  @Option(names = "--entries", description = "Entries of the chat, 1,000 to 10,000,000.")
  int entries = 1_000_000;

  @Option(names = "--loaders", description = "Connections that write them, 1 to 16.")
  int loaders = 4;

  @Option(names = "--readers", description = "Connections that read, 1 to 64.")
  int readers = 4;

  @Option(names = "--away", description = "Entries that the sync brings, 1 to 1,000.")
  int away = 500;

  @Option(names = "--seconds", description = "Measured time for each way to read, 1 to 600.")
  int seconds = 10;

  @Option(names = "--warmup", description = "Seconds of load before each measurement, 0 to 600.")
  int warmUp = 3;

  @Override
  public Integer call() throws Exception {
    HistoryPlan plan =
        new HistoryPlan(
            entries,
            loaders,
            readers,
            away,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds));
    return options.run("history", progress -> new HistoryWorkload(plan, progress));
  }
}
