package io.i9chat.adapter.neo4j;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import java.time.Duration;
import org.neo4j.driver.exceptions.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports of the store of record on one Neo4j database; several may be open on it at once. */
public final class Neo4jStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Neo4jStore.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Graph graph;
  private final GroupCommit commits;
  private final WordIndexer words;
  private final StorePorts ports;

  private Neo4jStore(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
    this.words = new WordIndexer(graph);
    this.ports =
        new StorePorts(
            new Neo4jAccounts(graph),
            new Neo4jSessions(graph),
            new Neo4jOneTimeCodes(graph),
            new Neo4jDepartures(graph),
            new Neo4jProfiles(graph),
            new Neo4jBlocks(graph),
            new Neo4jPlaces(graph),
            new Neo4jChats(graph, commits),
            new Neo4jChatLog(graph),
            new Neo4jReceipts(graph, commits),
            new Neo4jInbox(graph),
            new Neo4jMessageSearch(graph),
            new Neo4jMediaLedger(graph),
            new Neo4jSealedKeys(graph));
  }

  /**
   * Opens a store on a database that may still be starting.
   *
   * @param wait how long to try while it cannot be reached
   * @throws PortFailure as {@link #open(Neo4jConfig)}, at once if waiting does not help
   */
  public static Neo4jStore open(Neo4jConfig config, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    boolean told = false;
    while (true) {
      try {
        return open(config);
      } catch (PortFailure failed) {
        boolean later = failed.getCause() instanceof RetryableException;
        if (!later || System.nanoTime() + PAUSE.toNanos() > end) {
          throw failed;
        }
        if (!told) {
          LOG.warn("waiting for {}", failed.getMessage());
          told = true;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PortFailure("interrupted while waiting for Neo4j", stopped);
    }
  }

  /**
   * Connects, and brings the indexes and constraints up to date.
   *
   * @throws PortFailure if the database cannot be reached or used, or is kept by a newer version of
   *     this program
   */
  public static Neo4jStore open(Neo4jConfig config) {
    Graph graph = new Graph(config);
    try {
      Schema.upgrade(graph);
      Rehearsal.run(graph);
      return new Neo4jStore(graph, new GroupCommit(config, graph));
    } catch (RuntimeException failed) {
      graph.close();
      throw failed;
    }
  }

  /** All of them, until the store is closed. */
  public StorePorts ports() {
    return ports;
  }

  /** Answers what is queued, refuses what comes after, and closes every connection. */
  @Override
  public void close() {
    words.close();
    commits.close();
    graph.close();
  }
}
