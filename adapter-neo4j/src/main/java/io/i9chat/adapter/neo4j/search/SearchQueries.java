package io.i9chat.adapter.neo4j.search;

import io.i9chat.adapter.neo4j.graph.Cut;
import io.i9chat.adapter.neo4j.graph.Queries;

/** What a search asks the graph. */
public final class SearchQueries {
  public static final String UNINDEXED =
      Queries.add(
          "search unindexed",
          """
          UNWIND $in.chats AS chat
          MATCH (e:Entry {unindexed: chat})
          WHERE e.said CONTAINS $in.part
          RETURN e.chat AS chat, e.seq AS seq, e.at AS at, coalesce(e.editedBy, e.seq) AS edit,
            e.said AS said
          LIMIT $in.most
          """);

  /**
   * The head is read before the windows, and its entry looked up in between, as the inbox does it:
   * so the windows are not older than the head, and nothing behind it is found.
   */
  public static final String BOUNDED =
      """
      WITH m, c, c.head AS head
      OPTIONAL MATCH (h:Entry {chat: c.id, seq: head})
      USING INDEX SEEK h:Entry(chat, seq)
      WITH c, head, h.seq AS at, properties(m) AS membership
      WHERE membership.windows IS NOT NULL
      RETURN c.id AS chat, CASE head WHEN 0 THEN 0 ELSE at END AS head, c.activeAt AS activeAt,
        membership
      """;

  public static final String FIND =
      Queries.add(
          "search find",
          """
          CALL db.index.fulltext.queryNodes('i9chat_entry_words', $in.query) YIELD node AS e
          RETURN e.chat AS chat, e.seq AS seq, e.at AS at, coalesce(e.editedBy, e.seq) AS edit
          LIMIT $in.most
          """);

  /** Reads the entries of hits, each a chat and a seq, in their order. */
  public static final String ENTRIES =
      Queries.add(
          "search entries",
          """
          UNWIND range(0, size($in.hits) - 1) AS i
          WITH i, $in.hits[i] AS hit
          MATCH (e:Entry {chat: hit[0], seq: hit[1]})
          WITH i, e ORDER BY i
          WITH collect(e) AS ordered
          UNWIND range(0, size(ordered) - 1) AS place
          WITH place, ordered[place] AS e
          """
              + Cut.by("place")
              + "RETURN properties(e) AS entry");

  public static final String PLACES =
      Queries.add(
          "search places",
          """
          MATCH (:Person {id: $in.person})-[:HAS]->(m:Membership)-[:IN]->(c:Chat)
          """
              + BOUNDED);

  public static final String PLACE =
      Queries.add(
          "search place",
          """
          MATCH (m:Membership {chat: $in.chat, person: $in.person})
          MATCH (c:Chat {id: $in.chat})
          """
              + BOUNDED);

  private SearchQueries() {}
}
