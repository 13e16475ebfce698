package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Watermarks, kept on the memberships. */
public final class Neo4jReceipts implements Receipts {
  static final String SHOWN =
      Queries.add(
          "receipts shown",
          """
          MATCH (c:Chat {id: $in.chat})
          UNWIND $in.people AS person
          MATCH (m:Membership {chat: $in.chat, person: person})
          WHERE size(m.windows) > 0
          RETURN properties(m) AS membership, c.kind = 'direct' AS direct
          """);

  /**
   * Notes what was shown in direct chats before it was noted apart, of some chats at a time; may
   * run again, and beside other programs. What is hidden now is not shown later.
   */
  public static final String FILL =
      """
      MATCH (c:Chat)
      WHERE c.id > $in.after AND c.kind = 'direct' AND EXISTS {
        MATCH (c)<-[:IN]-(m:Membership)
        WHERE m.shown IS NULL AND m.delivered > 0
      }
      WITH c ORDER BY c.id LIMIT $in.most
      SET c.locked = true
      WITH c
      CALL (c) {
        MATCH (c)<-[:IN]-(m:Membership)
        WHERE m.shown IS NULL AND m.delivered > 0
        WITH m, any(word IN c.between WHERE word STARTS WITH 'blocked by ') AS blocked,
          any(word IN c.between WHERE word STARTS WITH 'deleted ') OR EXISTS {
            UNWIND split(c.pair, '+') AS side
            MATCH (p:Person {id: side})
            WHERE p.readReceipts = false
          } AS readsHidden
        SET m.shown = CASE
          WHEN blocked THEN [0, -1, 0, -1]
          WHEN readsHidden THEN [m.delivered, coalesce(m.deliveredAt.epochMillis, -1), 0, -1]
          ELSE [m.delivered, coalesce(m.deliveredAt.epochMillis, -1), coalesce(m.read, 0),
            coalesce(m.readAt.epochMillis, -1)]
        END
      }
      RETURN max(c.id) AS last
      """;

  private final Graph graph;
  private final GroupCommit commits;

  public Neo4jReceipts(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
  }

  @Override
  public MarkResult mark(ChatId chat, PersonId person, long delivered, long read, Instant at) {
    return commits.run(new ChatCall.Mark(chat, person, delivered, read, at));
  }

  @Override
  public Map<PersonId, Watermarks> shown(ChatId chat, Collection<PersonId> people) {
    Map<String, Object> in = Map.of("chat", chat.toString(), "people", Properties.ids(people));
    return graph.rows(SHOWN, in, Neo4jReceipts::marks).stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<PersonId, Watermarks> marks(Record row) {
    Value membership = row.get("membership");
    return Map.entry(
        Properties.person(membership.get("person")),
        ChatRows.shown(membership, row.get("direct").asBoolean()));
  }
}
