package io.i9chat.adapter.neo4j.search;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.ops.Leases;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the words of messages into the full-text index, many at a time: within every commit that
 * would cost more than all the rest of it. Until then they are {@code said} and found by an index
 * of the {@code unindexed} entries of a chat.
 *
 * <p>An entry is taken out of those in a transaction of its own, after the one that indexed it: who
 * looks among the unindexed first and into the full-text index then never misses one. Each entry is
 * locked before its words are read, for an edit may be replacing them.
 */
public final class WordIndexer implements AutoCloseable {
  /** Takes the lock and writes nothing, there being no such property. */
  private static final String LOCK =
      """
      MATCH (e:Entry)
      WHERE e.unindexed > ''
      WITH e LIMIT $in.most
      SET e.locked = null
      WITH e
      """;

  static final String INDEX =
      Queries.add(
          "words index",
          LOCK
              + """
              WHERE e.said IS NOT NULL
              """
              + WordSpelling.INDEX
              + "RETURN count(*) AS done");

  static final String SETTLE =
      Queries.add(
          "words settle",
          LOCK
              + """
              WHERE e.words = e.said
              SET e.unindexed = null, e.said = null
              RETURN count(*) AS done
              """);

  private static final Logger LOG = LoggerFactory.getLogger(WordIndexer.class);
  private static final int AT_ONCE = 1_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Some pauses, so that one who is busy for a while goes on holding it. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  /** So long at most a program leaves it to others, of which there may be none. */
  private static final Duration ANYWAY = Duration.ofMinutes(1);

  private final Graph graph;
  private final LeasedChore chore;
  private final Thread thread;
  private volatile boolean stopping;

  // Of the thread only.
  private int most = AT_ONCE;
  private boolean failing;

  public WordIndexer(Graph graph) {
    this(graph, ANYWAY);
  }

  /** The same, leaving it to others for so long at most. */
  public WordIndexer(Graph graph, Duration anyway) {
    this.graph = graph;
    this.chore = new LeasedChore("words", LEASE, anyway, System::nanoTime);
    this.thread = Thread.ofVirtual().name("i9chat-neo4j-words").start(this::work);
  }

  private boolean isDue() {
    try {
      return chore.isDue();
    } catch (PortFailure unknown) {
      return false;
    }
  }

  private void work() {
    try {
      while (!stopping) {
        if (isDue()) {
          indexAll();
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on only while it holds a lease, or if it never does. */
  public void under(Leases shared) {
    chore.under(shared);
  }

  private void indexAll() {
    boolean more = true;
    while (more && !stopping) {
      more = isMoreIndexed();
    }
  }

  /**
   * Indexes some; whether there may be more. What fails is unindexed still, and found all the same.
   */
  private boolean isMoreIndexed() {
    Map<String, Object> in = Graph.in(Map.of("most", (long) most));
    try {
      graph.writeUnhurried(tx -> tx.run(INDEX, in).consume());
      int done = graph.writeUnhurried(tx -> tx.run(SETTLE, in).single().get("done").asInt());
      boolean more = done >= most;
      most = AT_ONCE;
      failing = false;
      return more;
    } catch (RuntimeException failed) {
      if (!failing && !stopping) {
        LOG.warn("words wait to be indexed: {}", failed.getMessage());
      }
      LOG.debug("words wait to be indexed", failed);
      failing = true;
      // One that cannot be indexed keeps fewer others.
      most = Math.max(1, most / 2);
      return false;
    }
  }

  /** Stops; what is not indexed is when a store is open again. */
  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
