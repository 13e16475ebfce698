package io.i9chat.server.model;

import io.i9chat.adapter.neo4j.Neo4jStore;
import io.i9chat.adapter.redis.Redis;
import io.i9chat.adapter.redis.RedisConfig;
import io.i9chat.ports.Ports;
import io.i9chat.ports.account.Secrets;
import io.i9chat.server.TestNeo4j;
import io.i9chat.server.TestRedis;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Three nodes, each with its own adapters, on one Neo4j and one Redis. */
@Tag("nodes")
final class ModelOnNodesTest extends AgainstReference {
  private static final int NODES = 3;
  private static final Secrets SECRETS = InMemoryPorts.fresh().signInPorts().secrets();

  private static final List<Neo4jStore> STORES = new ArrayList<>();

  private static final AtomicInteger SEQUENCES = new AtomicInteger();

  @BeforeAll
  static void open() {
    TestNeo4j.shared().empty();
    for (int i = 0; i < NODES; i++) {
      STORES.add(TestNeo4j.shared().open());
    }
  }

  @AfterAll
  static void close() {
    STORES.forEach(Neo4jStore::close);
    STORES.clear();
  }

  @Override
  Ground ground() {
    return ModelOnNodesTest::nodes;
  }

  private static Nodes nodes(MovableClock clock) {
    RedisConfig config =
        RedisConfig.of(TestRedis.shared()).below("model-" + SEQUENCES.incrementAndGet() + ":");
    List<Redis> all = new ArrayList<>();
    List<Ports> ports = new ArrayList<>();
    for (Neo4jStore each : STORES) {
      Store store = new Store(each.ports(), SECRETS);
      Redis redis = Redis.open(config, store.ports(clock).limiter());
      all.add(redis);
      ports.add(store.node(clock, redis.signals(), redis.presence()));
    }
    return new Nodes(ports, () -> all.forEach(Redis::close));
  }

  @Override
  int some() {
    return 16;
  }

  @Override
  int many() {
    return 30;
  }
}
