package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.account.Account;
import io.i9chat.tck.Newcomers;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.SessionConfig;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** What callers see of a database that wants to know who they are, or only lets them read. */
final class RefusalTest {
  private static final String PASSWORD = "correct horse";
  private static final Duration LONG = Duration.ofMinutes(5);

  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static Neo4j server;

  @BeforeAll
  static void start() {
    server =
        Neo4jBuilders.newInProcessBuilder()
            .withDisabledServer()
            .withConfig(GraphDatabaseSettings.auth_enabled, true)
            .build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Neo4jConfig config(String username, String password) {
    return Neo4jConfig.of(server.boltURI(), username, password, "neo4j");
  }

  /** The first password has to be changed before anything else. */
  private static void setPassword() {
    try (var driver = GraphDatabase.driver(server.boltURI(), AuthTokens.basic("neo4j", "neo4j"));
        var session = driver.session(SessionConfig.forDatabase("system"))) {
      session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '" + PASSWORD + "'").consume();
    }
  }

  @Test
  @Tag("long")
  @Timeout(240)
  void aStoreOpensWithTheRightPasswordOnlyAndWritesOnlyWhereItMay() {
    // Told at once, though a database that is not there would be waited for.
    assertThatThrownBy(() -> Neo4jStore.open(config("neo4j", "neo4j"), LONG))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("the password must be changed once before it is used")
        .hasMessageNotContaining("\n");
    setPassword();
    assertThatThrownBy(() -> Neo4jStore.open(config("neo4j", "wrong password"), LONG))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("database neo4j: the username or password is wrong")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> Neo4jStore.open(config("nobody", PASSWORD), LONG))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("database neo4j: the username or password is wrong")
        .hasMessageNotContaining("\n");

    readOnly(true);
    assertThatThrownBy(() -> Neo4jStore.open(config("neo4j", PASSWORD), LONG))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("read-only mode")
        .hasMessageNotContaining("\n");
    readOnly(false);
    try (Neo4jStore store = Neo4jStore.open(config("neo4j", PASSWORD), LONG)) {
      Account ada = Newcomers.enrolled(store.ports());
      readOnly(true);
      assertThatThrownBy(() -> Newcomers.enrolled(store.ports()))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("read-only mode")
          .hasMessageNotContaining("\n");
      assertThat(store.ports().accounts().byId(ada.id())).contains(ada);
      readOnly(false);
      assertThat(store.ports().accounts().byId(Newcomers.enrolled(store.ports()).id())).isPresent();
    }
  }

  private static void readOnly(boolean only) {
    ((GraphDatabaseAPI) server.defaultDatabaseService())
        .getDependencyResolver()
        .resolveDependency(Config.class)
        .setDynamic(
            GraphDatabaseSettings.read_only_databases,
            only ? Set.of("neo4j") : Set.of(),
            RefusalTest.class.getSimpleName());
  }
}
