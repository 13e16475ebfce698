package io.i9chat.adapter.neo4j;

import io.i9chat.ports.StorePorts;

/** The ports of the store of record on one Neo4j database; several may be open on it at once. */
public final class Neo4jStore implements AutoCloseable {
  private final Graph graph;
  private final GroupCommit commits;
  private final StorePorts ports;

  private Neo4jStore(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
    Neo4jChatLog log = new Neo4jChatLog(graph);
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
            log,
            new Neo4jReceipts(graph, commits),
            new Neo4jInbox(graph),
            new Neo4jMessageSearch(graph, log),
            new Neo4jMediaLedger(graph),
            new Neo4jSealedKeys(graph));
  }

  /**
   * Connects, and brings the indexes and constraints up to date.
   *
   * @throws io.i9chat.ports.PortFailure if the database cannot be reached or used, or is kept by a
   *     newer version of this program
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
    commits.close();
    graph.close();
  }
}
