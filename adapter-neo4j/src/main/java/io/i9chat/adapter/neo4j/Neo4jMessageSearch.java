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
      RETURN e.chat AS chat, e.seq AS seq, e.at AS at, coalesce(e.editedBy, e.seq) AS edit,
        e.said AS said
      """;

  static final String PLACES =
      """
      MATCH (:Person {id: $in.person})-[:HAS]->(m:Membership)-[:IN]->(c:Chat)
      WHERE m.windows IS NOT NULL
      RETURN c.id AS chat, c.head AS head, c.activeAt AS activeAt, properties(m) AS membership
      """;

  static final String PLACE =
      """
      MATCH (m:Membership {chat: $in.chat, person: $in.person})
      WHERE m.windows IS NOT NULL
      MATCH (c:Chat {id: $in.chat})
      RETURN c.id AS chat, c.head AS head, c.activeAt AS activeAt, properties(m) AS membership
      """;

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
