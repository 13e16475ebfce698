package io.i9chat.bench.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server that this process started: a child on a free loopback port, with accounts made
 * beforehand and a temporary data folder that goes when it is closed.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration ACCOUNTS_WITHIN = Duration.ofMinutes(5);
  private static final Duration READY_WITHIN = Duration.ofMinutes(1);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
  private static final int READY_EVERY_MILLIS = 50;
  private static final int LOG_LINES = 40;

  private final ServerLaunch launch;
  private final Path folder;
  private final Address address;
  private final Thread atExit;
  private final Map<String, String> settings = new HashMap<>(Map.of("I9CHAT_RATE_LIMITS", "off"));
  private List<Account> accounts = List.of();
  private volatile @Nullable Process process;

  private ServerProcess(ServerLaunch launch, Path folder, Address address) {
    this.launch = launch;
    this.folder = folder;
    this.address = address;
    // The child must not outlive a generator that is interrupted.
    this.atExit = new Thread(this::abandon, "stop-server");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Makes the accounts, then starts the server and waits until it is ready, a minute at most.
   *
   * @param accounts how many; 0 for a server on the store of another, which has them
   * @throws IOException if either fails; the message ends with the last lines of the log
   */
  public static ServerProcess start(ServerLaunch launch, int accounts)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(launch.parent(), "i9chat-bench-");
    ServerProcess server = new ServerProcess(launch, folder, Address.local(freePort()));
    try {
      if (accounts > 0) {
        server.createAccounts(accounts);
      }
      server.run();
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Unlike that of other runs, for they may have had the same store. */
  private static String prefix() {
    return "u" + Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36), 36) + "x";
  }

  private void createAccounts(int count) throws IOException, InterruptedException {
    Path tokens = folder.resolve("tokens");
    Path log = folder.resolve("accounts.log");
    List<String> arguments =
        List.of(
            "accounts",
            "create",
            "--count",
            Integer.toString(count),
            "--prefix",
            prefix(),
            "--tokens",
            tokens.toString());
    Process command = launch(arguments, log);
    process = command;
    if (!command.waitFor(ACCOUNTS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("'accounts create' took over " + ACCOUNTS_WITHIN + tail(log));
    }
    if (command.exitValue() != 0) {
      throw new IOException("'accounts create' ended with " + command.exitValue() + tail(log));
    }
    accounts = Account.read(tokens);
    if (accounts.size() != count) {
      throw new IOException(
          "'accounts create' made " + accounts.size() + " accounts, not " + count + tail(log));
    }
  }

  private void run() throws IOException, InterruptedException {
    Process server = launch(List.of(), serverLog());
    process = server;
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    try (Api api = new Api(address)) {
      while (!api.isReady()) {
        if (server.waitFor(READY_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new IOException("the server ended with " + server.exitValue() + logTail());
        }
        if (System.nanoTime() - end > 0) {
          throw new IOException("the server was not ready within " + READY_WITHIN + logTail());
        }
      }
    }
  }

  private Process launch(List<String> arguments, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(launch.java().toString());
    command.addAll(launch.jvmArgs());
    command.add("-jar");
    command.add(launch.jar().toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // What the caller's shell has set must not change a figure.
    environment.keySet().removeIf(name -> name.startsWith("I9CHAT_"));
    environment.putAll(launch.settings());
    environment.put("I9CHAT_DATA", data().toString());
    environment.put("I9CHAT_PORT", Integer.toString(address.port()));
    environment.put("I9CHAT_ADMIN_PORT", "off");
    environment.putAll(settings);
    File output = log.toFile();
    return builder.redirectErrorStream(true).redirectOutput(output).start();
  }

  /**
   * Stops the server and starts it on the same data and port with other settings.
   *
   * @param changes over the settings it had
   * @throws IOException if it did not stop as it should or is not ready within a minute
   */
  public void restart(Map<String, String> changes) throws IOException, InterruptedException {
    String problem = stop();
    if (problem != null) {
      throw new IOException(problem);
    }
    settings.putAll(changes);
    run();
  }

  /** The server's data folder. */
  public Path data() {
    return folder.resolve("data");
  }

  /** True while the server's process runs. */
  public boolean isAlive() {
    Process server = process;
    return server != null && server.isAlive();
  }

  /** Where it listens. */
  public Address address() {
    return address;
  }

  /** The accounts made for this run. */
  public List<Account> accounts() {
    return accounts;
  }

  /** What kind of file system the data is on: on one in memory, durable means nothing. */
  public String fileSystem() throws IOException {
    return Files.getFileStore(folder).type();
  }

  /** What the server costs; good while it runs. */
  public ProcessUsage usage() {
    return ProcessUsage.of(pid());
  }

  /** What lives on its heap; good while it runs. */
  public LiveHeap heap() {
    return LiveHeap.of(launch.java(), pid());
  }

  /** The process's id. */
  long pid() {
    Process server = process;
    if (server == null) {
      throw new IllegalStateException("the server was not started");
    }
    return server.pid();
  }

  /** The last lines that the server printed, each on its own line, with a heading. */
  public String logTail() {
    return tail(serverLog());
  }

  private Path serverLog() {
    return folder.resolve("server.log");
  }

  private static String tail(Path log) {
    try {
      List<String> lines =
          Arrays.asList(new String(Files.readAllBytes(log), Charset.defaultCharset()).split("\n"));
      List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
      return "; its output ends:\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "; its output cannot be read: " + e;
    }
  }

  /**
   * Asks the server to stop (SIGTERM) and waits, 30 s at most.
   *
   * @return what was wrong with how it stopped; null if nothing
   */
  public @Nullable String stop() throws InterruptedException {
    Process server = process;
    if (server == null) {
      return null;
    }
    if (!server.isAlive()) {
      return "the server had ended by itself with " + server.exitValue() + logTail();
    }
    server.destroy();
    if (server.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      return null;
    }
    server.destroyForcibly().waitFor();
    return "the server did not stop within " + STOPPED_WITHIN + " of SIGTERM" + logTail();
  }

  private void abandon() {
    try {
      end();
    } catch (IOException e) {
      System.err.println("bench: " + folder + " could not be deleted: " + e.getMessage());
    }
  }

  /** Ends the process if it still runs and deletes the folder. */
  @Override
  public void close() throws IOException {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is going down already, and the hook does the same once more.
    }
  }

  private synchronized void end() throws IOException {
    Process child = process;
    if (child != null) {
      child.destroyForcibly().onExit().join();
    }
    if (Files.exists(folder)) {
      deleteFolder();
    }
  }

  private void deleteFolder() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
