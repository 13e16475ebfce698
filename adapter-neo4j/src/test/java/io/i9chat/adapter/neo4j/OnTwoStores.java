package io.i9chat.adapter.neo4j;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two programs on one database. */
@ExtendWith(InProcessNeo4j.class)
abstract class OnTwoStores {
  private List<Neo4jStore> stores = List.of();

  @BeforeEach
  void openTheOther() {
    var other = Neo4jStore.open(InProcessNeo4j.config(InProcessNeo4j.uri()));
    stores = List.of(InProcessNeo4j.store(), other);
  }

  @AfterEach
  void closeTheOther() {
    stores.getLast().close();
  }

  /** The first one for even numbers, the other for odd ones. */
  final Neo4jStore store(int index) {
    return stores.get(index % 2);
  }
}
