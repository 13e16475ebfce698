package io.i9chat.adapter.neo4j.graph;

import java.net.URI;
import java.time.Duration;

/**
 * Where the graph is, and how it is asked.
 *
 * @param patience how long a call waits for the database before it fails
 * @param coldPatience the same while the database may have been started not long ago, at least as
 *     long
 * @param connections how many connections are kept at most
 * @param isRouted whether it is a cluster, which says itself who is to be asked
 */
public record GraphSettings(
    URI uri,
    String username,
    String password,
    String database,
    Duration patience,
    Duration coldPatience,
    int connections,
    boolean isRouted) {
  /** Everything but the password. */
  @Override
  public String toString() {
    return "GraphSettings[uri=%s, username=%s, database=%s]".formatted(uri, username, database);
  }
}
