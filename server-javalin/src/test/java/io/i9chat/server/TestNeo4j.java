package io.i9chat.server;

import io.i9chat.adapter.neo4j.Neo4jConfig;
import io.i9chat.adapter.neo4j.Neo4jStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * A real Neo4j in a JVM of its own. One is shared by all tests of a JVM and ends with it; others
 * can be started, stopped and started again on the same folder.
 */
public final class TestNeo4j implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Neo4j at (bolt://127\\.0\\.0\\.1:(\\d+))");
  private static final Path COMMAND = Path.of("..", "bin", "dev-neo4j").toAbsolutePath();

  private static @Nullable TestNeo4j shared;

  private final Path data;
  private Process process;
  private String uri;
  private int port;

  private TestNeo4j(Path data) {
    this.data = data;
    this.uri = "";
    this.process = start();
  }

  /** Starts one on a folder. */
  public static TestNeo4j start(Path data) {
    return new TestNeo4j(data);
  }

  /** The one that all tests share. */
  public static synchronized TestNeo4j shared() {
    TestNeo4j one = shared;
    if (one == null) {
      one = start(temporaryFolder());
      shared = one;
      Runtime.getRuntime().addShutdownHook(new Thread(one::close, "test-neo4j-stop"));
    }
    return one;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("i9chat-neo4j");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Process start() {
    try {
      Process started =
          new ProcessBuilder(
                  COMMAND.toString(), "--port", Integer.toString(port), "--data", data.toString())
              .redirectErrorStream(true)
              .start();
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          uri = ready.group(1);
          port = Integer.parseInt(ready.group(2));
          Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
          return started;
        }
      }
      throw new IllegalStateException("Neo4j did not start");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The store on it, open; a machine that is busy may take its time. */
  public Neo4jStore open() {
    return Neo4jStore.open(
        new Neo4jConfig(
            URI.create(uri), "neo4j", "none", "neo4j", Duration.ofSeconds(20), 2, 500, 10_000, 50));
  }

  /** Settings of a server that keeps its record there. */
  public Map<String, String> settings() {
    return Map.of(
        "I9CHAT_STORE", "neo4j",
        "NEO4J_URI", uri,
        "NEO4J_USERNAME", "neo4j",
        "NEO4J_PASSWORD", "none");
  }

  /** A connection past the server. */
  public Driver driver() {
    return GraphDatabase.driver(uri, AuthTokens.basic("neo4j", "none"));
  }

  /** Removes all that is in it but the schema. */
  public void empty() {
    try (Driver driver = driver();
        var session = driver.session()) {
      session
          .run(
              "MATCH (n) WHERE NOT n:I9chatSchema CALL (n) { DETACH DELETE n }"
                  + " IN TRANSACTIONS OF 10000 ROWS")
          .consume();
    }
  }

  /** Kills it, as a machine does that loses power. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Stops it, as an operator does. */
  public void stop() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Neo4j does not end");
      }
    } catch (InterruptedException told) {
      throw new IllegalStateException(told);
    }
  }

  /** Starts it again, on the same port and folder. */
  public void startAgain() {
    process = start();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    await();
  }
}
