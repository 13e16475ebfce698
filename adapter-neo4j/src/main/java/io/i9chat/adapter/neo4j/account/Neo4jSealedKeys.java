package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.ops.SealedKeys;
import java.util.Base64;
import java.util.Map;

/** Keys that cannot be used with this database alone. */
public final class Neo4jSealedKeys implements SealedKeys {
  static final String OBTAIN =
      Queries.add(
          "keys obtain",
          """
          MERGE (k:Key {name: $in.name})
          ON CREATE SET k.sealed = $in.sealed
          RETURN k.sealed AS sealed
          """);

  static final String LOCK =
      Queries.add("keys lock", "MATCH (k:Key {name: $in.name}) SET k.locked = true");

  /** The new one is there already if the transaction is repeated. */
  static final String REPLACE =
      Queries.add(
          "keys replace",
          """
          MATCH (k:Key {name: $in.name})
          WHERE k.sealed IN [$in.held, $in.sealed]
          SET k.sealed = $in.sealed
          RETURN count(*) AS replaced
          """);

  private final Graph graph;

  public Neo4jSealedKeys(Graph graph) {
    this.graph = graph;
  }

  @Override
  public byte[] obtain(String name, byte[] offered) {
    Map<String, Object> in = Graph.in(Map.of("name", name, "sealed", text(offered)));
    return graph.write(tx ->
        Base64.getDecoder().decode(Properties.text(tx.run(OBTAIN, in).single().get("sealed"))));
  }

  @Override
  public boolean replace(String name, byte[] held, byte[] next) {
    Map<String, Object> in =
        Graph.in(Map.of("name", name, "held", text(held), "sealed", text(next)));
    return graph.write(tx -> {
      tx.run(LOCK, in).consume();
      return tx.run(REPLACE, in).single().get("replaced").asInt() == 1;
    });
  }

  private static String text(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }
}
