package io.i9chat.adapter.neo4j;

import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.SearchTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches the chats that somebody is in, or was. How is told at {@link Search}. */
final class Neo4jMessageSearch implements MessageSearch {
  static final String UNINDEXED =
      """
      UNWIND $in.chats AS chat
      MATCH (e:Entry {unindexed: chat})
      WHERE e.said CONTAINS $in.part
      RETURN e.chat AS chat, e.seq AS seq, e.at AS at, coalesce(e.editedBy, e.seq) AS edit,
        e.said AS said
      LIMIT $in.most
      """;

  /**
   * The head is read before the windows, and its entry looked up in between, as the inbox does it:
   * so the windows are not older than the head, and nothing behind it is found.
   */
  private static final String BOUNDED =
      """
      WITH m, c, c.head AS head
      OPTIONAL MATCH (h:Entry {chat: c.id, seq: head})
      USING INDEX SEEK h:Entry(chat, seq)
      WITH c, head, h.seq AS at, properties(m) AS membership
      WHERE membership.windows IS NOT NULL
      RETURN c.id AS chat, CASE head WHEN 0 THEN 0 ELSE at END AS head, c.activeAt AS activeAt,
        membership
      """;

  static final String PLACES =
      """
      MATCH (:Person {id: $in.person})-[:HAS]->(m:Membership)-[:IN]->(c:Chat)
      """
          + BOUNDED;

  static final String PLACE =
      """
      MATCH (m:Membership {chat: $in.chat, person: $in.person})
      MATCH (c:Chat {id: $in.chat})
      """
          + BOUNDED;

  static final String FIND =
      """
      CALL db.index.fulltext.queryNodes('i9chat_entry_words', $in.query) YIELD node AS e
      RETURN e.chat AS chat, e.seq AS seq, e.at AS at, coalesce(e.editedBy, e.seq) AS edit
      LIMIT $in.most
      """;

  private final Graph graph;

  Neo4jMessageSearch(Graph graph) {
    this.graph = graph;
  }

  @Override
  public List<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      int limit,
      Duration patience) {
    Search search = new Search(graph, terms, before, limit, patience);
    Map<String, Object> in = new HashMap<>();
    in.put("person", person.toString());
    in.put("chat", chat == null ? null : chat.toString());
    search.rows(chat == null ? PLACES : PLACE, in, Place::of).forEach(search::add);
    search.run();
    return search.entries();
  }
}
