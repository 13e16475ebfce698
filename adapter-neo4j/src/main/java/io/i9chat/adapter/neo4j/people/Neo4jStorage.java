package io.i9chat.adapter.neo4j.people;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Storage;
import java.util.Map;

/** How many bytes people store, which the transactions count that store it. */
public final class Neo4jStorage implements Storage {
  private final Graph graph;

  public Neo4jStorage(Graph graph) {
    this.graph = graph;
  }

  @Override
  public long used(PersonId person) {
    Map<String, Object> in = Map.of("person", person.toString());
    return graph.rows(Stored.USED, in, row -> row.get("stored").asLong()).stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
