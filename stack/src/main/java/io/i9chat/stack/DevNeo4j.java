package io.i9chat.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a Neo4j on loopback, without authentication, until it is told to stop. */
@Command(
    name = "dev-neo4j",
    description = "Runs a Neo4j on loopback, without authentication, until it is told to stop.",
    mixinStandardHelpOptions = true)
public final class DevNeo4j implements Callable<Integer> {
  /** The harness is meant for a test's few nodes, and has 8 MiB. */
  private static final long PAGE_CACHE = 256L * 1024 * 1024;

  @Option(names = "--port", defaultValue = "7687", description = "of its Bolt connector (7687)")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "data/neo4j",
      description = "the folder that its data is kept in (data/neo4j)")
  private Path data = Path.of("data", "neo4j");

  /** A command line to be parsed. */
  public DevNeo4j() {}

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new DevNeo4j()).execute(args));
  }

  /** Runs the database. */
  @Override
  public Integer call() throws IOException {
    Path kept = Files.createDirectories(data.toAbsolutePath());
    Neo4j neo4j =
        Neo4jBuilders.newInProcessBuilder()
            .withDisabledServer()
            // The harness deletes its own folder when it is closed; these stay.
            .withConfig(GraphDatabaseSettings.pagecache_memory, PAGE_CACHE)
            .withConfig(GraphDatabaseSettings.data_directory, kept)
            .withConfig(GraphDatabaseSettings.transaction_logs_root_path, kept.resolve("logs"))
            .withConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
            .withConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", port))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(neo4j::close, "dev-neo4j-stop"));
    System.out.println("Neo4j at " + neo4j.boltURI() + ", data in " + kept);
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
}
