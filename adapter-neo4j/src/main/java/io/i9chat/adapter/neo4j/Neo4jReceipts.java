package io.i9chat.adapter.neo4j;

import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.MarkResult;
import io.i9chat.ports.model.chat.Watermarks;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Value;

/** Watermarks, kept on the memberships. */
final class Neo4jReceipts implements Receipts {
  static final String OF =
      """
      UNWIND $in.people AS person
      MATCH (m:Membership {chat: $in.chat, person: person})
      WHERE size(m.windows) > 0
      RETURN properties(m) AS membership
      """;

  private final Graph graph;
  private final GroupCommit commits;

  Neo4jReceipts(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
  }

  @Override
  public MarkResult mark(ChatId chat, PersonId person, long delivered, long read, Instant at) {
    return commits.run(new ChatCall.Mark(chat, person, delivered, read, at));
  }

  @Override
  public Map<PersonId, Watermarks> of(ChatId chat, Collection<PersonId> people) {
    Map<String, Object> in = Map.of("chat", chat.toString(), "people", Rows.ids(people));
    return graph.rows(OF, in, row -> marks(row.get("membership"))).stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<PersonId, Watermarks> marks(Value membership) {
    return Map.entry(Rows.person(membership.get("person")), Rows.watermarks(membership));
  }
}
