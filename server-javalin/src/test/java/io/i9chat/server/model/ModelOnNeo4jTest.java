package io.i9chat.server.model;

import io.i9chat.adapter.neo4j.Neo4jStore;
import io.i9chat.server.TestNeo4j;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("long")
final class ModelOnNeo4jTest extends AgainstReference {
  // Opened before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static Neo4jStore neo4j;

  @SuppressWarnings("NullAway.Init")
  private static Store store;

  @BeforeAll
  static void open() {
    TestNeo4j.shared().empty();
    neo4j = TestNeo4j.shared().open();
    store = Store.of(neo4j.ports());
  }

  @AfterAll
  static void close() {
    neo4j.close();
  }

  @Override
  Ground ground() {
    return store;
  }

  @Override
  int some() {
    return 10;
  }

  @Override
  int many() {
    return 30;
  }
}
