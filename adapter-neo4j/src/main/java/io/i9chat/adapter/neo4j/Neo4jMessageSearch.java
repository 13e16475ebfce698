package io.i9chat.adapter.neo4j;

import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Part;
import io.i9chat.ports.model.chat.SearchTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches the chats that a person is in, or was. {@link Search} tells how. */
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

  /** Reads the entries of hits, each a chat and a seq, in their order. */
  static final String ENTRIES =
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
          + "RETURN properties(e) AS entry";

  private final Graph graph;

  Neo4jMessageSearch(Graph graph) {
    this.graph = graph;
  }

  @Override
  public Part<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      PageBound bound,
      Duration patience) {
    Map<String, Object> in = new HashMap<>();
    in.put("person", person.toString());
    in.put("chat", chat == null ? null : chat.toString());
    // One more than fits says whether there is more, save where equal times run over the page.
    int most = bound.items() == Integer.MAX_VALUE ? bound.items() : bound.items() + 1;
    Search search = new Search(graph, terms, before, most, patience);
    List<Place> places = search.rows(chat == null ? PLACES : PLACE, in, Place::of);
    Part<Entry> page = search.page(places, bound);
    if (page.more() || page.items().size() < most) {
      return page;
    }
    Search older = search.before(page.items().getLast().at(), 1);
    return new Part<>(page.items(), !older.page(places, PageBound.of(1)).items().isEmpty());
  }
}
