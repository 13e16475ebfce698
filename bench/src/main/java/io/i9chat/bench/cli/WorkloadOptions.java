package io.i9chat.bench.cli;

import io.i9chat.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every workload's subcommand has: the server, and where the result is kept. */
public final class WorkloadOptions {
  @Mixin TargetOptions target = new TargetOptions();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Keep the table in the marked section of this Markdown file.")
  @Nullable Path report;

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "Keep it in the section of this name instead of the workload's own.")
  @Nullable String section;

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  /**
   * Checks everything, then runs the workload.
   *
   * @param workload makes it, given a listener for the progress
   * @return the exit code
   */
  public int run(String name, Function<Consumer<String>, Workload> workload)
      throws IOException, InterruptedException {
    List<String> arguments =
        spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
    Run run = new Run(target, report, section == null ? name : section, arguments);
    return run.run(workload.apply(run::progress));
  }
}
