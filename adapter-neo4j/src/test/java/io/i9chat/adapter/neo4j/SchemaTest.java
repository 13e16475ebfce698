package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.tck.Race;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;

@Isolated("it takes the indexes away under everybody")
@ExtendWith(InProcessNeo4j.class)
final class SchemaTest {
  private final Driver driver =
      GraphDatabase.driver(InProcessNeo4j.uri(), AuthTokens.basic("neo4j", "none"));

  @AfterEach
  void disconnect() {
    driver.close();
  }

  private List<Record> run(String query) {
    return driver.executableQuery(query).execute().records();
  }

  private List<String> constraints() {
    return run("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name").stream()
        .map(row -> row.get("name").asString())
        .toList();
  }

  /** Those that no constraint brings with it, when they can be used. */
  private List<String> indexes() {
    return run(
            "SHOW INDEXES YIELD name, state, owningConstraint, type"
                + " WHERE owningConstraint IS NULL AND type <> 'LOOKUP' AND state = 'ONLINE'"
                + " RETURN name ORDER BY name")
        .stream()
        .map(row -> row.get("name").asString())
        .toList();
  }

  private static void open() {
    Neo4jStore.open(InProcessNeo4j.config(InProcessNeo4j.uri())).close();
  }

  @Test
  void severalProgramsMayStartAtOnceOnAnEmptyDatabase() {
    List<String> whole = constraints();
    assertThat(whole).hasSize(16);
    whole.forEach(name -> run("DROP CONSTRAINT " + name));
    List<String> indexes = indexes();
    assertThat(indexes).hasSize(19);
    indexes.forEach(name -> run("DROP INDEX " + name));
    run("MATCH (s:I9chatSchema) DELETE s");

    assertThat(
            Race.of(
                4,
                i -> {
                  open();
                  return i;
                }))
        .hasSize(4);
    assertThat(constraints()).isEqualTo(whole);
    assertThat(indexes()).isEqualTo(indexes);
    assertThat(run("MATCH (s:I9chatSchema) RETURN s.version AS version"))
        .extracting(row -> row.get("version").asInt())
        .containsExactly(Schema.STEPS.size());
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() {
    int version = Schema.STEPS.size();
    run("MATCH (s:I9chatSchema) SET s.version = " + (version + 1));
    try {
      assertThatThrownBy(SchemaTest::open)
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("schema version " + (version + 1));
    } finally {
      run("MATCH (s:I9chatSchema) SET s.version = " + version);
    }
  }
}
