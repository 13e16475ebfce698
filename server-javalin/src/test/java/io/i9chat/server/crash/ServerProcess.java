package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.i9chat.server.OtherJvm;
import io.i9chat.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The server in a JVM of its own, on a folder that outlives it. */
public final class ServerProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final URI url;
  private final Path log;

  private ServerProcess(Process process, URI url, Path log) {
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /** Starts a server and waits until it is ready. */
  static ServerProcess start(Path folder) {
    return start(folder, Map.of());
  }

  /** The same with these settings on top of those of tests. */
  public static ServerProcess start(Path folder, Map<String, String> settings) {
    int port = freePort();
    Path log = folder.resolve("server.log");
    Map<String, String> all = new HashMap<>(settings);
    all.put("I9CHAT_PORT", Integer.toString(port));
    Process process = launch(folder, log, all, List.of());
    ServerProcess server = new ServerProcess(process, URI.create("http://127.0.0.1:" + port), log);
    server.awaitReady();
    return server;
  }

  /** Makes accounts while no server runs, and answers their names and tokens. */
  public static Map<String, String> accounts(Path folder, int count) {
    TestServer.emptyStore();
    return accounts(folder, Map.of(), count);
  }

  /** The same with these settings, in a store that is empty. */
  public static Map<String, String> accounts(Path folder, Map<String, String> settings, int count) {
    Path tokens = folder.resolve("tokens");
    List<String> command =
        List.of(
            "accounts",
            "create",
            "--count",
            Integer.toString(count),
            "--prefix",
            "person",
            "--tokens",
            tokens.toString());
    Ended ended = run(folder, settings, command);
    assertThat(ended.exit()).as(ended.output()).isZero();
    try {
      Map<String, String> made = new java.util.LinkedHashMap<>();
      for (String line : Files.readAllLines(tokens)) {
        String[] words = line.split(" ", -1);
        made.put(words[0], words[1]);
      }
      return made;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How a command ended, and all that it said. */
  record Ended(int exit, String output) {}

  /** Runs a command on a folder, whether or not a server runs there. */
  static Ended run(Path folder, List<String> command) {
    return run(folder, Map.of(), command);
  }

  /** The same with these settings. */
  static Ended run(Path folder, Map<String, String> settings, List<String> command) {
    Path log = folder.resolve("command.log");
    try {
      Files.deleteIfExists(log);
      Process process = launch(folder, log, settings, command);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end: " + Files.readString(log));
      }
      return new Ended(process.exitValue(), Files.readString(log));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  private static Process launch(
      Path folder, Path log, Map<String, String> settings, List<String> arguments) {
    List<String> command = OtherJvm.command(512, "io.i9chat.server.boot.Main", arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(I9CHAT|NEO4J|REDIS|SMTP|MAIL|S3|GCS)_.*"));
    builder.environment().put("I9CHAT_DATA", folder.resolve("data").toString());
    builder.environment().put("I9CHAT_RATE_LIMITS", "off");
    // The usual ones may be those of a server that runs here.
    builder.environment().put("I9CHAT_PORT", "0");
    builder.environment().put("I9CHAT_ADMIN_PORT", "off");
    builder.environment().putAll(settings);
    builder.environment().putAll(TestServer.storeSettings());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void awaitReady() {
    HttpRequest ready = HttpRequest.newBuilder(url.resolve("/readyz")).build();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      try {
        if (HTTP.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        pause();
      } catch (InterruptedException told) {
        throw new AssertionError(told);
      }
    }
    throw new AssertionError("the server did not start: " + output());
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  /** Where it listens. */
  public URI url() {
    return url;
  }

  /** All that it said. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The threads of its JVM, as long as it lives. */
  // What is connected to is a process that was started here, at the address that it told.
  @SuppressWarnings("BanJNDI")
  public ThreadMXBean threads() {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      String address = machine.startLocalManagementAgent();
      machine.detach();
      return ManagementFactory.newPlatformMXBeanProxy(
          JMXConnectorFactory.connect(new JMXServiceURL(address)).getMBeanServerConnection(),
          ManagementFactory.THREAD_MXBEAN_NAME,
          ThreadMXBean.class);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (AttachNotSupportedException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Tells the process to stop by SIGTERM, and answers its exit code, within 10 seconds. */
  public int terminate() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("the server did not stop in time: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Ends the process as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the server cannot be killed");
      }
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  /** Stops the process where it is, until {@link #resume}. */
  public void halt() {
    signal("STOP");
  }

  /** Lets the process go on. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process sending =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(sending.waitFor()).isZero();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
