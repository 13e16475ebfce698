package io.i9chat.adapter.neo4j;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.Receipts;

/** The chat ports on one Neo4j database. Several may be open on the same database at once. */
public final class Neo4jStore implements AutoCloseable {
  private final Graph graph;
  private final GroupCommit commits;
  private final Neo4jChats chats;
  private final Neo4jChatLog log;
  private final Neo4jReceipts receipts;
  private final Neo4jInbox inbox;

  private Neo4jStore(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
    this.chats = new Neo4jChats(graph, commits);
    this.log = new Neo4jChatLog(graph);
    this.receipts = new Neo4jReceipts(graph, commits);
    this.inbox = new Neo4jInbox(graph);
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

  /** The chats, with the one way to append to them. */
  public Chats chats() {
    return chats;
  }

  /** The logs of the chats. */
  public ChatLog log() {
    return log;
  }

  /** The watermarks. */
  public Receipts receipts() {
    return receipts;
  }

  /** People's lists of chats. */
  public Inbox inbox() {
    return inbox;
  }

  /** Answers what is queued, refuses what comes after, and closes every connection. */
  @Override
  public void close() {
    commits.close();
    graph.close();
  }
}
