package io.i9chat.adapter.neo4j.people;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.ports.people.Blocks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.driver.Record;

/**
 * Blocks, as relationships, and what else stands between people.
 *
 * <p>Relations are read without a lock. An index shows what a transaction did only after everything
 * else of it is in place, so a person is looked up once more by the privacy version that was read,
 * in the index, before anything is read that it is the privacy version of. What is read then may be
 * newer than the privacy version; a caller that relies on that finds it stale.
 */
public final class Neo4jBlocks implements Blocks {
  static final String ADD =
      Queries.add(
          "blocks add",
          """
          MATCH (p:Person {id: $in.person}), (o:Person {id: $in.other})
          WHERE p.username IS NOT NULL AND o.username IS NOT NULL
            AND NOT EXISTS { (p)-[:BLOCKS]->(o) }
          WITH p, o, COUNT { (p)-[:BLOCKS]->() } >= $in.most AS full
          FOREACH (room IN CASE WHEN full THEN [] ELSE [1] END |
            CREATE (p)-[:BLOCKS]->(o)
            SET p.stance = p.stance + 1)
          RETURN full
          """);

  static final String REMOVE =
      Queries.add(
          "blocks remove",
          """
          MATCH (p:Person {id: $in.person})-[b:BLOCKS]->(:Person {id: $in.other})
          DELETE b
          SET p.stance = p.stance + 1
          RETURN p.id AS id
          """);

  static final String OF =
      Queries.add(
          "blocks of",
          """
          MATCH (:Person {id: $in.person})-[:BLOCKS]->(o:Person)
          RETURN o.id AS id ORDER BY o.id
          """);

  private static final String SETTLED =
      """
      WHERE p.username IS NOT NULL
      WITH p, p.stance AS stance
      OPTIONAL MATCH (k:Person {id: p.id, stance: stance})
      USING INDEX SEEK k:Person(id, stance)
      WITH p, stance, k IS NOT NULL AS settled
      """;

  static final String PRIVACY_VERSION =
      Queries.add(
          "blocks stance",
          "MATCH (p:Person {id: $in.person})\n" + SETTLED + "RETURN stance, settled");

  static final String RELATIONS =
      Queries.add(
          "blocks relations",
          """
          UNWIND $in.people AS id
          MATCH (p:Person {id: id})
          """
              + SETTLED
              + """
              OPTIONAL MATCH (self:Person {id: $in.person})
              RETURN p.id AS id, stance, settled,
                EXISTS { (self)-[:BLOCKS]->(p) } AS blocked,
                EXISTS { (p)-[:BLOCKS]->(self) } AS blocking,
                p {.presence, .chats, .groups, .readReceipts} AS privacy,
                EXISTS {
                  MATCH (c:Chat {pair: CASE WHEN p.id < $in.person
                    THEN p.id + '+' + $in.person ELSE $in.person + '+' + p.id END})
                  USING INDEX SEEK c:Chat(pair)
                  MATCH (m:Membership {chat: c.id, person: p.id})
                  WHERE m.wrote
                } AS wrote
              """);

  private final Graph graph;

  public Neo4jBlocks(Graph graph) {
    this.graph = graph;
  }

  @Override
  public Blocking add(PersonId person, PersonId other) {
    Map<String, Object> in =
        Map.of("person", person.toString(), "other", other.toString(), "most", (long) MOST);
    AtomicBoolean tried = new AtomicBoolean();
    return graph.write(tx -> {
      People.lock(tx, List.of(person, other));
      List<Record> rows = tx.run(ADD, Graph.in(in)).list();
      if (rows.isEmpty()) {
        return tried.get() ? Blocking.ADDED : Blocking.UNCHANGED;
      }
      if (rows.getFirst().get("full").asBoolean()) {
        return Blocking.FULL;
      }
      DirectChatState.blocked(tx, person, other, true);
      tried.set(true);
      return Blocking.ADDED;
    });
  }

  @Override
  public boolean remove(PersonId person, PersonId other) {
    Map<String, Object> in = Map.of("person", person.toString(), "other", other.toString());
    AtomicBoolean tried = new AtomicBoolean();
    return graph.write(tx -> {
      People.lock(tx, List.of(person, other));
      boolean removed = !tx.run(REMOVE, Graph.in(in)).list().isEmpty();
      if (removed) {
        DirectChatState.blocked(tx, person, other, false);
        tried.set(true);
      }
      // A repeated transaction finds that it has been stored.
      return tried.get();
    });
  }

  @Override
  public List<PersonId> of(PersonId person) {
    return graph.rows(
        OF, Map.of("person", person.toString()), row -> Properties.person(row.get("id")));
  }

  @Override
  public Relations between(PersonId self, Collection<PersonId> others) {
    // Before what it is the privacy version of, as with the other people's.
    long privacyVersion =
        graph.settled(
            PRIVACY_VERSION,
            Map.of("person", self.toString()),
            rows -> settled(rows).map(Neo4jBlocks::own));
    if (others.isEmpty()) {
      return new Relations(privacyVersion, Map.of());
    }
    Map<String, Object> in = Map.of("person", self.toString(), "people", Properties.ids(others));
    return new Relations(
        privacyVersion,
        graph.settled(RELATIONS, in, rows -> settled(rows).map(Neo4jBlocks::relations)));
  }

  private static Optional<List<Record>> settled(List<Record> rows) {
    boolean all = rows.stream().allMatch(row -> row.get("settled").asBoolean());
    return all ? Optional.of(rows) : Optional.empty();
  }

  /** A value that no privacy version has, if there is no account. */
  private static long own(List<Record> rows) {
    return rows.isEmpty() ? 0 : rows.getFirst().get("stance").asLong();
  }

  private static Map<PersonId, Relation> relations(List<Record> rows) {
    Map<PersonId, Relation> relations = new HashMap<>();
    for (Record row : rows) {
      relations.put(
          Properties.person(row.get("id")),
          new Relation(
              row.get("stance").asLong(),
              row.get("blocked").asBoolean(),
              row.get("blocking").asBoolean(),
              People.privacy(row.get("privacy")),
              row.get("wrote").asBoolean()));
    }
    return relations;
  }
}
