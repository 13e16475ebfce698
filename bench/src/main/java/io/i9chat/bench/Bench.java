package io.i9chat.bench;

import io.i9chat.bench.workload.direct.DirectCommand;
import io.i9chat.bench.workload.gap.GapCommand;
import io.i9chat.bench.workload.group.GroupCommand;
import io.i9chat.bench.workload.history.HistoryCommand;
import io.i9chat.bench.workload.idle.IdleCommand;
import io.i9chat.bench.workload.mixed.MixedCommand;
import io.i9chat.bench.workload.overload.OverloadCommand;
import io.i9chat.bench.workload.reconnect.ReconnectCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the load generator. */
@Command(
    name = "bench",
    description = "Drives an i9chat server on this machine, checks its answers, reports its speed.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DirectCommand.class,
      GroupCommand.class,
      IdleCommand.class,
      ReconnectCommand.class,
      HistoryCommand.class,
      MixedCommand.class,
      OverloadCommand.class,
      GapCommand.class
    },
    synopsisSubcommandLabel = "WORKLOAD")
public final class Bench {
  private Bench() {}

  /**
   * Runs a workload. The exit code is 0 if all went well, 1 if the server did something wrong or
   * the run broke off, 2 if the command line is wrong.
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Bench());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println("bench: " + failure.getMessage());
      return failure instanceof IllegalArgumentException ? 2 : 1;
    });
    return line;
  }
}
