package io.i9chat.bench.cli;

import io.i9chat.bench.server.ServerLaunch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which server to drive; the same for every workload. */
final class TargetOptions {
  @Option(
      names = "--server-jar",
      paramLabel = "JAR",
      description = "Start this server on a temporary data folder and a free port.")
  @Nullable Path serverJar;

  @Option(
      names = "--java",
      paramLabel = "PATH",
      description = "The java program for the server (default: the one that runs this).")
  Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  @Option(
      names = "--server-jvm-args",
      paramLabel = "ARGS",
      description = "Options for the server's JVM, separated by spaces.")
  String jvmArgs = "";

  @Option(
      names = "--server-env",
      paramLabel = "NAME=VALUE",
      description = "A further setting for the server; may be repeated.")
  Map<String, String> settings = new HashMap<>();

  @Option(
      names = "--nodes",
      description =
          "With --server-jar: how many servers to start, 1 to 8; more than one needs a store, a"
              + " bus, a secret and a folder of media for all, each by --server-env.")
  int nodes = 1;

  @Option(
      names = "--data-in",
      paramLabel = "FOLDER",
      description = "Where to make the temporary data folder (default: the system's).")
  Path parent = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Drive a server that runs already, on this machine; needs --tokens.")
  @Nullable String url;

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "With --url: the file of 'accounts create --tokens'.")
  @Nullable Path tokens;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description = "With --url: the server's process, to measure what it costs.")
  @Nullable Long pid;

  /** Refuses what does not go together. */
  void check() {
    if ((serverJar == null) == (url == null)) {
      throw new IllegalArgumentException("give either --server-jar or --url");
    }
    if (url != null && tokens == null) {
      throw new IllegalArgumentException("--url needs --tokens");
    }
    if (url == null && (tokens != null || pid != null)) {
      throw new IllegalArgumentException("--tokens and --server-pid go with --url");
    }
    if (nodes < 1 || nodes > 8) {
      throw new IllegalArgumentException("--nodes must be 1 to 8, not " + nodes);
    }
    if (url != null && nodes > 1) {
      throw new IllegalArgumentException("--nodes goes with --server-jar");
    }
    if (serverJar != null && !Files.isRegularFile(serverJar)) {
      throw new IllegalArgumentException("no such jar: " + serverJar);
    }
    if (!Files.isExecutable(java)) {
      throw new IllegalArgumentException("no such program: " + java);
    }
    if (!Files.isDirectory(parent)) {
      throw new IllegalArgumentException("no such folder: " + parent);
    }
  }

  ServerLaunch launch(Path jar) {
    List<String> args = jvmArgs.isBlank() ? List.of() : List.of(jvmArgs.strip().split("\\s+"));
    return new ServerLaunch(java, jar, args, settings, parent);
  }
}
