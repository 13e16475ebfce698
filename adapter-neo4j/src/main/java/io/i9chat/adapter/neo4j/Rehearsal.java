package io.i9chat.adapter.neo4j;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every query once, without effect, so that the database has planned them all before somebody waits
 * for one: planning in a database that has just started takes longer than callers have patience.
 */
final class Rehearsal {
  /** All queries of this adapter but those on the schema, by a name for each. */
  static final Map<String, String> QUERIES = queries();

  private Rehearsal() {}

  private static Map<String, String> queries() {
    Map<String, String> queries = new TreeMap<>();
    queries.put("load", ChatTransaction.LOAD);
    queries.put("store", ChatTransaction.STORE);
    queries.put("open direct", Neo4jChats.OPEN_DIRECT);
    queries.put("open group", Neo4jChats.OPEN_GROUP);
    queries.put("view", Neo4jChats.VIEW);
    queries.put("log forward", Neo4jChatLog.FORWARD);
    queries.put("log backward", Neo4jChatLog.BACKWARD);
    queries.put("log at", Neo4jChatLog.AT);
    queries.put("receipts of", Neo4jReceipts.OF);
    queries.put("inbox page", Neo4jInbox.PAGE);
    queries.put("inbox item", Neo4jInbox.ITEM);
    queries.put("inbox heads", Neo4jInbox.HEADS);
    return Map.copyOf(queries);
  }

  /** Parameters for any of the queries, that find nothing. */
  static Map<String, Object> nothing() {
    Map<String, Object> in = new HashMap<>();
    for (String list :
        List.of("asks", "heads", "newcomers", "stays", "replies", "people", "windows", "seqs")) {
      in.put(list, List.of());
    }
    for (String text : List.of("chat", "person", "fresh", "pair")) {
      in.put(text, "rehearsal");
    }
    in.put("at", Rows.time(Instant.EPOCH));
    in.put("before", Rows.time(Instant.EPOCH));
    in.put("most", 1L);
    in.put("limit", 1L);
    return in;
  }

  static void run(Graph graph) {
    QUERIES.values().forEach(query -> graph.rehearse(query, nothing()));
  }
}
