package io.i9chat.server.boot.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which version this is. */
@Command(name = "version", description = "Says which version this is.")
public final class VersionCommand implements Callable<Integer> {
  // Set by picocli, which has no other way to give it.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println("i9chat " + Version.text());
    return 0;
  }
}
