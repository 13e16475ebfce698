package io.i9chat.server.boot;

import io.i9chat.server.boot.command.AccountsCommand;
import io.i9chat.server.boot.command.BackupCommand;
import io.i9chat.server.boot.command.CheckCommand;
import io.i9chat.server.boot.command.CommandFailure;
import io.i9chat.server.boot.command.RestoreCommand;
import io.i9chat.server.boot.command.Version;
import io.i9chat.server.boot.command.VersionCommand;
import io.i9chat.server.boot.process.ProcessEnd;
import io.i9chat.server.boot.process.ProcessSettings;
import io.i9chat.server.boot.settings.Safety;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Without a command it runs the server until it is told to stop. */
@Command(
    name = "i9chat",
    description = "A chat server. Without a command it runs until it is told to stop.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      AccountsCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      CheckCommand.class,
      VersionCommand.class
    })
public final class Main implements Callable<Integer> {
  // Set by picocli, which has no other way to give it.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  private final long startedNanos = System.nanoTime();

  /** A command line to be parsed. */
  public Main() {}

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] args) {
    ProcessEnd.onErrors();
    int exit = commandLine().execute(args);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    // A setting's line stays whole: file names and URLs are there to be copied.
    line.setUsageHelpWidth(160);
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage()
        .footerHeading("%nSettings, from the environment or a file of NAME=value lines:%n");
    spec.usageMessage().footer(settingLines());
    line.setExecutionExceptionHandler(CommandFailure::say);
    return line;
  }

  private static String[] settingLines() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      String usual = setting.usual() == null ? "" : " [" + setting.usual() + "]";
      String file = setting.isSecret() ? "; or a file with it in " + setting.fileKey() : "";
      lines.put(setting.key(), setting.meaning() + file + usual);
    }
    return lines.entrySet().stream()
        .map(line -> "  %-27s %s".formatted(line.getKey(), line.getValue()).replace("%", "%%"))
        .toArray(String[]::new);
  }

  /** Runs the server. */
  @Override
  public Integer call() {
    // A server started with its output closed or redirected still prints plain lines.
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Settings settings = ProcessSettings.read();
    for (String unsafe : Safety.check(settings)) {
      System.err.println("i9chat: INSECURE: " + unsafe);
    }
    Wiring server = Wiring.start(settings, out::println);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> ProcessEnd.stop(server::close, ProcessEnd.STOP, out), "i9chat-stop"));
    for (String line : Banner.lines(settings, server.port(), server.adminPort())) {
      out.println(line);
    }
    out.printf("ready in %d ms%n", (System.nanoTime() - startedNanos) / 1_000_000);
    awaitForever();
    return 0;
  }

  private static void awaitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  CommandSpec spec() {
    return spec;
  }
}
