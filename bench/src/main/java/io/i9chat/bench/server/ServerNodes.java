package io.i9chat.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that this process started, which are one to their clients: the first made the accounts.
 */
public final class ServerNodes implements AutoCloseable {
  private final List<ServerProcess> nodes = new ArrayList<>();

  private ServerNodes() {}

  /**
   * Makes the accounts, then starts so many servers, one after the other.
   *
   * @throws IOException if any of it fails; the message ends with the last lines of the log
   */
  public static ServerNodes start(ServerLaunch launch, int accounts, int count)
      throws IOException, InterruptedException {
    ServerNodes all = new ServerNodes();
    try {
      while (all.nodes.size() < count) {
        all.nodes.add(ServerProcess.start(launch, all.nodes.isEmpty() ? accounts : 0));
      }
      return all;
    } catch (IOException | InterruptedException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /** The first. */
  public ServerProcess first() {
    return nodes.getFirst();
  }

  /** What workloads are given of them. */
  public TargetServer target() {
    return new TargetServer(
        nodes.stream().map(ServerProcess::address).toList(),
        first().accounts(),
        ProcessUsage.of(nodes.stream().map(ServerProcess::pid).toList()),
        first().heap(),
        first());
  }

  /** The last lines of each. */
  public List<String> logTails() {
    return nodes.stream().map(ServerProcess::logTail).toList();
  }

  /**
   * Asks all to stop, the last one first.
   *
   * @return what was wrong with how they stopped
   */
  public List<String> stop() throws InterruptedException {
    List<String> problems = new ArrayList<>();
    for (ServerProcess node : nodes.reversed()) {
      String problem = node.stop();
      if (problem != null) {
        problems.add(problem);
      }
    }
    return problems;
  }

  @Override
  public void close() throws IOException {
    for (ServerProcess node : nodes.reversed()) {
      node.close();
    }
  }
}
