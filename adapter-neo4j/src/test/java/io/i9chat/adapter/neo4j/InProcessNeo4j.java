package io.i9chat.adapter.neo4j;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.ports.StorePorts;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/** One Neo4j for all test classes of a JVM, with one store open on it; both end with the tests. */
public final class InProcessNeo4j implements BeforeAllCallback {
  private static final AtomicReference<Running> SHARED = new AtomicReference<>();

  /** The server and the store; JUnit closes them when all tests are over. */
  private record Running(Neo4j server, Neo4jStore store) implements AutoCloseable {
    static Running start() {
      Neo4j server = Neo4jBuilders.newInProcessBuilder().withDisabledServer().build();
      return new Running(server, Neo4jStore.open(config(server.boltURI())));
    }

    @Override
    public void close() {
      store.close();
      server.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    SHARED.set(
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent("neo4j", key -> Running.start(), Running.class));
  }

  /** The store that is open on the shared server. */
  static Neo4jStore store() {
    return SHARED.get().store();
  }

  /** Where the shared server listens. */
  public static URI uri() {
    return SHARED.get().server().boltURI();
  }

  /** The ports of the shared store. */
  public static StorePorts ports() {
    return store().ports();
  }

  /** A configuration for a server without authentication, and for a machine that is busy. */
  public static Neo4jConfig config(URI uri) {
    return config(uri, Duration.ofSeconds(20));
  }

  /** As {@link #config(URI)}, with calls that wait for {@code patience}. */
  public static Neo4jConfig config(URI uri, Duration patience) {
    return new Neo4jConfig(uri, "neo4j", "none", "neo4j", patience, 2, 500, 10_000, 50);
  }

  /** The graph itself, to be closed. */
  public static Graph graph() {
    return new Graph(config(uri()).graph());
  }
}
