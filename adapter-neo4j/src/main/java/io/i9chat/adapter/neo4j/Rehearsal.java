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
    queries.put("store", Storing.STORE);
    queries.put("open direct", Opener.OPEN_DIRECT);
    queries.put("open group", Opener.OPEN_GROUP);
    queries.put("view", Views.VIEW);
    queries.put("between", Views.BETWEEN);
    queries.put("opened", Views.OPENED);
    queries.put("roster", Views.ROSTER);
    queries.put("log forward", Neo4jChatLog.FORWARD);
    queries.put("log backward", Neo4jChatLog.BACKWARD);
    queries.put("history forward", Neo4jChatLog.HISTORY_FORWARD);
    queries.put("history backward", Neo4jChatLog.HISTORY_BACKWARD);
    queries.put("log at", Neo4jChatLog.AT);
    queries.put("about", Neo4jChatLog.ABOUT);
    queries.put("target", Neo4jChatLog.TARGET);
    queries.put("by", Neo4jChatLog.BY);
    queries.put("activities", Neo4jChatLog.ACTIVITIES);
    queries.put("receipts of", Neo4jReceipts.OF);
    queries.put("inbox page", Neo4jInbox.PAGE);
    queries.put("inbox item", Neo4jInbox.ITEM);
    queries.put("inbox heads", Neo4jInbox.HEADS);
    queries.put("inbox prefer", Neo4jInbox.PREFER);
    return Map.copyOf(queries);
  }

  /** Parameters for any of the queries, that find nothing. */
  private static final List<String> LISTS =
      List.of(
          "asks",
          "heads",
          "profiles",
          "newcomers",
          "members",
          "authors",
          "replies",
          "abouts",
          "messages",
          "withdrawn",
          "people",
          "windows",
          "seqs");

  static Map<String, Object> nothing() {
    Map<String, Object> in = new HashMap<>();
    for (String list : LISTS) {
      in.put(list, List.of());
    }
    for (String text :
        List.of(
            "chat",
            "person",
            "fresh",
            "pair",
            "opener",
            "clientId",
            "fingerprint",
            "name",
            "description",
            "joinPolicy")) {
      in.put(text, "rehearsal");
    }
    for (String number : List.of("most", "limit", "seq", "after", "below", "cleared")) {
      in.put(number, 1L);
    }
    for (String flag : List.of("mutes", "archived", "pinned")) {
      in.put(flag, true);
    }
    in.put("mutedUntil", Rows.time(Instant.EPOCH));
    in.put("at", Rows.time(Instant.EPOCH));
    in.put("before", Rows.time(Instant.EPOCH));
    return in;
  }

  static void run(Graph graph) {
    QUERIES.values().forEach(query -> graph.rehearse(query, nothing()));
  }
}
