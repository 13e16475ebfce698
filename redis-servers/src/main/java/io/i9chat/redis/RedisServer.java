package io.i9chat.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A server on loopback and a free port, that keeps nothing on the disk but its log. It ends with
 * {@link #close}, and with this process at the latest.
 */
public final class RedisServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int ANSWERS_WITHIN_MS = 5_000;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Thread end = new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "redis-servers-end");
    Runtime.getRuntime().addShutdownHook(end);
  }

  private final List<String> command;
  private final Path folder;
  private final int port;
  private Process process;

  private RedisServer(List<String> command, Path folder, int port) {
    this.command = command;
    this.folder = folder;
    this.port = port;
    process = spawn();
  }

  /**
   * Starts one, and returns when it answers.
   *
   * @param settings as on its command line, such as {@code --requirepass}, {@code secret}
   */
  public static RedisServer start(RedisProgram program, String... settings) {
    return configured(program, "", settings);
  }

  /** The same with a file of settings that it may write to, as Sentinels do. */
  static RedisServer configured(RedisProgram program, String file, String... settings) {
    try {
      Path folder = Files.createTempDirectory("i9chat-redis-");
      int port = FreePorts.next();
      List<String> command = new ArrayList<>(List.of(program.file().toString()));
      if (!file.isEmpty()) {
        command.add(Files.writeString(folder.resolve("conf"), file).toString());
      }
      command.addAll(
          List.of("--port", String.valueOf(port), "--bind", HOST, "--dir", folder.toString()));
      if (file.isEmpty()) {
        command.addAll(List.of("--save", "", "--appendonly", "no"));
      }
      command.addAll(List.of(settings));
      RedisServer server = new RedisServer(command, folder, port);
      server.open();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException("starting " + program.file(), failed);
    }
  }

  private void open() {
    try {
      awaitAnswer();
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private Process spawn() {
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
      RUNNING.add(started);
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException("starting " + command.getFirst(), failed);
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  /** Whether it answers, be it that a password is missing; not while it still reads its data. */
  private void awaitAnswer() {
    Waiting.until(
        () -> "an answer of " + command + ":\n" + logged(),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException(command + " ended:\n" + logged());
          }
          try {
            return ask("PING").equals("PONG");
          } catch (JedisException notYet) {
            return String.valueOf(notYet.getMessage()).startsWith("NOAUTH");
          }
        });
  }

  private String logged() {
    try {
      return Files.readString(log());
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** {@code 127.0.0.1:port}. */
  public String address() {
    return HOST + ":" + port;
  }

  /** {@code redis://127.0.0.1:port}. */
  public String url() {
    return "redis://" + address();
  }

  /** The id of its process. */
  public long pid() {
    return process.pid();
  }

  /** A connection to it, signed in with the password that it was started with, if any. */
  public Jedis connect() {
    int secret = command.indexOf("--requirepass") + 1;
    JedisClientConfig config =
        DefaultJedisClientConfig.builder()
            .timeoutMillis(ANSWERS_WITHIN_MS)
            .autoNegotiateProtocol(false)
            .password(secret > 0 ? command.get(secret) : null)
            .build();
    return new Jedis(new HostAndPort(HOST, port), config);
  }

  /** The answer to a command, as text. */
  public String ask(String... words) {
    try (Jedis jedis = connect()) {
      byte[][] arguments =
          Stream.of(words).skip(1).map(word -> word.getBytes(UTF_8)).toArray(byte[][]::new);
      Object answer = jedis.sendCommand(() -> words[0].getBytes(UTF_8), arguments);
      return answer instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(answer);
    }
  }

  /** One figure of what it says of itself, such as {@code run_id}; empty if it does not say. */
  public String info(String section, String name) {
    return ask("INFO", section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** Deletes all its keys. */
  public void flush() {
    ask("FLUSHALL");
  }

  /** Stops it in the middle of what it does: it stays, and answers nothing (SIGSTOP). */
  public void pause() {
    signal("-STOP");
  }

  /** Has it go on (SIGCONT). */
  public void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      int code = new ProcessBuilder("kill", signal, String.valueOf(pid())).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill %s %d: %d".formatted(signal, pid(), code));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(told);
    }
  }

  /** Ends it at once (SIGKILL); nothing if it ended already. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
    RUNNING.remove(process);
  }

  /** Starts it again on its port after {@link #kill}, empty, and returns when it answers. */
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException("it runs: kill it first");
    }
    process = spawn();
    awaitAnswer();
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
