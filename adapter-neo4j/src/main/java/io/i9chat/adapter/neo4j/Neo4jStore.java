package io.i9chat.adapter.neo4j;

import io.i9chat.adapter.neo4j.account.Neo4jAccounts;
import io.i9chat.adapter.neo4j.account.Neo4jDepartures;
import io.i9chat.adapter.neo4j.account.Neo4jExternalIds;
import io.i9chat.adapter.neo4j.account.Neo4jOneTimeCodes;
import io.i9chat.adapter.neo4j.account.Neo4jSealedKeys;
import io.i9chat.adapter.neo4j.account.Neo4jSessions;
import io.i9chat.adapter.neo4j.chat.CommitCounts;
import io.i9chat.adapter.neo4j.chat.GroupCommit;
import io.i9chat.adapter.neo4j.chat.Neo4jChats;
import io.i9chat.adapter.neo4j.chat.Neo4jInbox;
import io.i9chat.adapter.neo4j.chat.Neo4jReceipts;
import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Retries;
import io.i9chat.adapter.neo4j.log.Neo4jChatLog;
import io.i9chat.adapter.neo4j.media.Neo4jMediaLedger;
import io.i9chat.adapter.neo4j.people.Neo4jBlocks;
import io.i9chat.adapter.neo4j.people.Neo4jPlaces;
import io.i9chat.adapter.neo4j.people.Neo4jProfiles;
import io.i9chat.adapter.neo4j.people.Neo4jStorage;
import io.i9chat.adapter.neo4j.search.Neo4jMessageSearch;
import io.i9chat.adapter.neo4j.search.WordIndexer;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.ops.Leases;
import java.time.Duration;
import org.neo4j.driver.exceptions.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports of the store of record on one Neo4j database; several may be open on it at once. */
public final class Neo4jStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Neo4jStore.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** How long calls wait, at least, for a database that may have just started. */
  private static final Duration COLD = Duration.ofSeconds(20);

  private final Graph graph;
  private final GroupCommit commits;
  private final WordIndexer words;
  private final Neo4jChats chats;
  private final StorePorts ports;

  Neo4jStore(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
    this.words = new WordIndexer(graph);
    this.chats = new Neo4jChats(graph, commits);
    this.ports =
        new StorePorts(
            new Neo4jAccounts(graph),
            new Neo4jExternalIds(graph),
            new Neo4jSessions(graph),
            new Neo4jOneTimeCodes(graph),
            new Neo4jDepartures(graph),
            new Neo4jProfiles(graph),
            new Neo4jBlocks(graph),
            new Neo4jPlaces(graph),
            chats,
            new Neo4jChatLog(graph),
            new Neo4jReceipts(graph, commits),
            new Neo4jInbox(graph),
            new Neo4jMessageSearch(graph),
            new Neo4jMediaLedger(graph),
            new Neo4jStorage(graph),
            new Neo4jSealedKeys(graph));
  }

  /**
   * Opens a store on a database that may still be starting. In the minute after it was found, or
   * found again, calls may take up to 20 seconds: a database that has just started is slow.
   *
   * @param wait how long to try while it cannot be reached, or has no time for an answer
   * @throws PortFailure as {@link #open(Neo4jConfig)}, at once if waiting does not help
   */
  public static Neo4jStore open(Neo4jConfig config, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    Duration patience = config.patience();
    boolean told = false;
    while (true) {
      try {
        return open(config, config.waiting(patience), longer(config.patience(), COLD));
      } catch (PortFailure failed) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!mayPassLater(failed) || left.compareTo(PAUSE) < 0) {
          throw failed;
        }
        if (!told) {
          LOG.warn("waiting for {}", failed.getMessage());
          told = true;
        }
        pause();
        // A database that has just started, on a machine that is busy with that, may need longer
        // for one answer than callers will be made to wait for later.
        Duration more = patience.multipliedBy(2);
        patience = more.compareTo(left) < 0 ? more : patience;
      }
    }
  }

  /** Whether the database is away, or late: that passes, wrong passwords do not. */
  private static boolean mayPassLater(PortFailure failed) {
    return failed.getCause() instanceof RetryableException || Retries.isLate(failed.getCause());
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
    return open(config, config, config.patience());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Neo4jStore open(Neo4jConfig config, Neo4jConfig preparing, Duration cold) {
    try (Graph graph = new Graph(preparing.graph())) {
      Schema.upgrade(graph);
      QueryWarmup.run(graph);
    }
    Graph graph = new Graph(config.graph(cold));
    return new Neo4jStore(graph, commits(config, graph));
  }

  static GroupCommit commits(Neo4jConfig config, Graph graph) {
    return new GroupCommit(config.writers(), config.batch(), config.queue(), graph);
  }

  /**
   * What the store has done for chats since it was opened, and what waits for it now.
   *
   * @param batches transactions that were tried, each with its repetitions
   * @param calls of how many calls these were together
   * @param failures those of the transactions that were not stored
   * @param nanos how long they took together, in nanoseconds
   * @param writing calls that wait for a writer
   * @param viewHits how often a view of a chat was at hand
   * @param viewMisses how often none was
   */
  public record Load(
      long batches,
      long calls,
      long failures,
      long nanos,
      int writing,
      long viewHits,
      long viewMisses) {}

  /** What it has done so far. */
  public Load load() {
    CommitCounts counts = commits.counts();
    return new Load(
        counts.batches(),
        counts.calls(),
        counts.failures(),
        counts.nanos(),
        commits.waiting(),
        chats.recentHits(),
        chats.recentMisses());
  }

  /**
   * Has one of the programs on this database bring words into the full-text index for all of them:
   * the one that holds the lease {@code words}. Until then, and if none can hold it for a while,
   * each does.
   */
  public void indexUnder(Leases leases) {
    words.under(leases);
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
