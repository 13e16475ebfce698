package io.i9chat.adapter.neo4j;

import io.i9chat.adapter.neo4j.graph.GraphSettings;
import java.net.URI;
import java.time.Duration;

/**
 * Where the database is, and how much may wait for it.
 *
 * @param uri of the Bolt connector: {@code bolt://} for one server, {@code neo4j://} for a cluster,
 *     {@code +s} for TLS
 * @param username who logs in
 * @param password with what; never in {@link #toString}
 * @param database the name of the database, such as {@code neo4j}
 * @param patience how long a call waits for the database before it fails, at least 100 ms
 * @param writers how many transactions append at the same time, 1 to 64
 * @param batch how many calls share one transaction at most, 1 to 10,000
 * @param queue how many calls may wait for one writer before further ones are refused, at least 1
 * @param connections how many connections are kept at most, more than there are writers
 */
public record Neo4jConfig(
    URI uri,
    String username,
    String password,
    String database,
    Duration patience,
    int writers,
    int batch,
    int queue,
    int connections) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming the value that is out of them
   */
  public Neo4jConfig {
    require(
        String.valueOf(uri.getScheme()).matches("(bolt|neo4j)(\\+s|\\+ssc)?"),
        "uri must begin with bolt:// or neo4j://, or either with +s or +ssc");
    require(patience.toMillis() >= 100, "patience must be at least 100 ms");
    require(writers >= 1 && writers <= 64, "writers must be 1 to 64");
    require(batch >= 1 && batch <= 10_000, "batch must be 1 to 10,000");
    require(queue >= 1, "queue must be at least 1");
    require(connections > writers, "connections must be more than writers");
  }

  /** The usual sizes: 2 seconds, 2 writers, batches of 500, queues of 10,000, 50 connections. */
  public static Neo4jConfig of(URI uri, String username, String password, String database) {
    return new Neo4jConfig(
        uri, username, password, database, Duration.ofSeconds(2), 2, 500, 10_000, 50);
  }

  /** The same with calls that wait so long for the database before they fail. */
  public Neo4jConfig waiting(Duration longer) {
    return new Neo4jConfig(
        uri, username, password, database, longer, writers, batch, queue, connections);
  }

  /** Whether the URI is that of a cluster, which says itself who is to be asked. */
  public boolean isRouted() {
    return uri.getScheme().startsWith("neo4j");
  }

  /** What the graph goes by. */
  GraphSettings graph() {
    return graph(patience);
  }

  /** The same with calls that wait longer while the database may be cold. */
  GraphSettings graph(Duration cold) {
    return new GraphSettings(
        uri, username, password, database, patience, cold, connections, isRouted());
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return ("Neo4jConfig[uri=%s, username=%s, database=%s, patience=%s, writers=%d, batch=%d, "
            + "queue=%d, connections=%d]")
        .formatted(uri, username, database, patience, writers, batch, queue, connections);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
