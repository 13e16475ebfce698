package io.i9chat.bench.cli;

import io.i9chat.bench.report.Machine;
import io.i9chat.bench.report.Report;
import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.LiveHeap;
import io.i9chat.bench.server.ProcessUsage;
import io.i9chat.bench.server.ServerLaunch;
import io.i9chat.bench.server.ServerNodes;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One workload from the command line to the exit code: finds or starts the server, reports. */
final class Run {
  private final TargetOptions options;
  private final @Nullable Report report;
  private final String section;
  private final List<String> arguments;
  private final Faults faults = new Faults();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /**
   * Checks everything that can be checked before a long run.
   *
   * @param section the name of the section of the report
   * @param arguments the whole command line, to be shown in the report
   */
  Run(TargetOptions options, @Nullable Path report, String section, List<String> arguments)
      throws IOException {
    options.check();
    this.options = options;
    this.section = section;
    this.arguments = new ArrayList<>(arguments);
    this.report = report == null ? null : new Report(report);
    if (this.report != null) {
      this.report.check(section);
    }
  }

  /** Tells the operator what is being done. */
  void progress(String what) {
    err.println("bench: " + what);
  }

  /** Runs the workload and gives the exit code. */
  int run(Workload workload) throws IOException, InterruptedException {
    Path jar = options.serverJar;
    return jar == null ? drive(workload) : startAndDrive(workload, options.launch(jar));
  }

  private int drive(Workload workload) throws IOException, InterruptedException {
    Address address = Address.parse(Objects.requireNonNull(options.url));
    List<Account> accounts = Account.read(Objects.requireNonNull(options.tokens));
    ProcessUsage process = options.pid == null ? null : ProcessUsage.of(options.pid);
    if (process != null && !process.isReadable()) {
      throw new IllegalArgumentException("no readable process " + options.pid + " in /proc");
    }
    try (Api api = new Api(address)) {
      if (!api.isReady()) {
        throw new IOException("no server is ready at " + options.url);
      }
    }
    LiveHeap heap = options.pid == null ? null : LiveHeap.of(options.java, options.pid);
    Section section =
        workload.run(new TargetServer(List.of(address), accounts, process, heap, null), faults);
    return finish(section, "a process that ran before");
  }

  private int startAndDrive(Workload workload, ServerLaunch launch)
      throws IOException, InterruptedException {
    progress("starting a server with " + workload.accounts() + " accounts");
    Section section;
    String server;
    try (ServerNodes nodes = ServerNodes.start(launch, workload.accounts(), options.nodes)) {
      section = workload.run(nodes.target(), faults);
      server = describe(launch, nodes.first().fileSystem());
      if (faults.count() > 0) {
        nodes.logTails().forEach(tail -> err.println("bench: the server's log" + tail));
      }
      nodes.stop().forEach(faults::add);
    }
    return finish(section, server);
  }

  private String describe(ServerLaunch launch, String fileSystem)
      throws IOException, InterruptedException {
    String options = launch.jvmArgs().isEmpty() ? "none" : String.join(" ", launch.jvmArgs());
    String settings = launch.settings().isEmpty() ? "" : ", settings " + launch.settings().keySet();
    String nodes = this.options.nodes == 1 ? "" : this.options.nodes + " servers, ";
    return "%s%s, JVM options: %s, data on %s%s"
        .formatted(nodes, version(launch.java()), options, fileSystem, settings);
  }

  private static String version(Path java) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(java.toString(), "--version").start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    process.waitFor();
    return output.lines().findFirst().orElse("an unknown JDK");
  }

  private int finish(Section measured, String server) throws IOException {
    Section section = new Section(this.section, measured.table(), measured.notes());
    List<String> facts =
        List.of(
            "Made " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " by `" + command() + "`",
            "Machine: " + Machine.describe(),
            "Server: " + server,
            "Generator: JDK " + Runtime.version());
    Report.lines(section, facts).forEach(out::println);
    if (faults.count() == 0) {
      if (report != null) {
        report.keep(section, facts);
      }
      return 0;
    }
    err.println("bench: FAILED, " + faults.count() + " faults; the figures above mean nothing");
    faults.first().forEach(fault -> err.println("  " + fault));
    return 1;
  }

  private String command() {
    // Paths below the working directory are shown as seen from there.
    String here = Path.of("").toAbsolutePath() + "/";
    List<String> words = new ArrayList<>(List.of("java -jar bench/target/bench.jar"));
    for (String argument : arguments) {
      String word = argument.replace(here, "");
      words.add(word.contains(" ") ? "\"" + word + "\"" : word);
    }
    return String.join(" ", words);
  }
}
