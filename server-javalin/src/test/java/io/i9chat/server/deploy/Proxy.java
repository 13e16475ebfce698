package io.i9chat.server.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A proxy in a process of its own. */
final class Proxy implements AutoCloseable {
  /** Where the configurations lie that operators are given. */
  private static final Path DEPLOY = Path.of("..", "deploy");

  private final Process process;
  private final Path log;

  private Proxy(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * A configuration that operators are given, changed for a test.
   *
   * @param file below the folder {@code deploy}
   * @param changes what stands there, and what is to stand there
   * @throws AssertionError if there is nothing to be changed: the test would run something else
   */
  static String configuration(String file, Map<String, String> changes) {
    try {
      String text = Files.readString(DEPLOY.resolve(file));
      for (Map.Entry<String, String> change : changes.entrySet()) {
        if (!text.contains(change.getKey())) {
          throw new AssertionError(file + " does not have " + change.getKey());
        }
        text = text.replace(change.getKey(), change.getValue());
      }
      return text;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A port that is free now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Starts a proxy, and waits until it listens.
   *
   * @param folder where it writes its log, and finds no other files than those of the test
   * @param program a Debian package that has a command of the same name
   */
  static Proxy start(Path folder, int port, String program, List<String> arguments) {
    Path log = folder.resolve("proxy.log");
    ProcessBuilder builder = new ProcessBuilder(command(program, arguments));
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Proxy proxy = new Proxy(builder.start(), log);
      proxy.awaitListening(port);
      return proxy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> command(String program, List<String> arguments) {
    // Debian keeps servers where the PATH of most people does not look.
    for (String folder : (System.getenv("PATH") + ":/usr/sbin").split(":", -1)) {
      Path file = Path.of(folder, program);
      if (Files.isExecutable(file)) {
        return Stream.concat(Stream.of(file.toString()), arguments.stream()).toList();
      }
    }
    throw new AssertionError(
        "%s is not on this machine: apt-get install %s".formatted(program, program));
  }

  private void awaitListening(int port) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < until && process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        pause();
      }
    }
    close();
    throw new AssertionError("the proxy does not listen: " + output());
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  /** All that it said. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }
}
