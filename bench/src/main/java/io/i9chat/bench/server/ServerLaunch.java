package io.i9chat.bench.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a server.
 *
 * @param java the {@code java} program to run it with
 * @param jar the server's runnable jar
 * @param jvmArgs options for the server's JVM
 * @param settings settings of the server beside those that a run needs, which they cannot replace
 * @param parent the folder in which the temporary data folder is made
 */
public record ServerLaunch(
    Path java, Path jar, List<String> jvmArgs, Map<String, String> settings, Path parent) {
  /** Keeps its own copies. */
  public ServerLaunch {
    jvmArgs = List.copyOf(jvmArgs);
    settings = Map.copyOf(settings);
  }
}
