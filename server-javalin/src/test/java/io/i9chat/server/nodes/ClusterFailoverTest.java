package io.i9chat.server.nodes;

import io.i9chat.redis.RedisCluster;
import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A master of the Redis Cluster that nodes share dies while people write to each other. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterFailoverTest {
  /** The roll of all nodes. */
  private static final String ROLL = "i9chat:nodes";

  private final Random random = new Random(20261130);
  private RedisCluster cluster;
  private Scene scene;
  private int failovers;
  private Duration longest = Duration.ZERO;

  @BeforeAll
  void start(@TempDir Path folder) {
    cluster = RedisCluster.start(RedisProgram.redis());
    scene = new Scene(folder, "redis://" + String.join(",", cluster.addresses()));
  }

  @AfterAll
  void end() {
    if (scene != null) {
      scene.close();
    }
    cluster.close();
  }

  @Test
  void aFailoverLosesNothing() {
    String kind = "failover in a Redis Cluster";
    new Rounds(kind, scene)
        .run(
            Duration.ofSeconds(6),
            () -> {
              RedisServer killed = failOver();
              return () -> {
                killed.restart();
                cluster.awaitOrder();
              };
            });
    Rounds.print(kind, "decided by the Cluster after %s".formatted(Rounds.seconds(longest)));
  }

  /** That of the roll first, then of any; returns when the Cluster is whole without it. */
  private RedisServer failOver() {
    List<RedisServer> masters = cluster.masters();
    RedisServer master =
        failovers++ == 0 ? cluster.masterOf(ROLL) : masters.get(random.nextInt(masters.size()));
    long since = System.nanoTime();
    cluster.failOver(master);
    Duration taken = Duration.ofNanos(System.nanoTime() - since);
    longest = taken.compareTo(longest) > 0 ? taken : longest;
    return master;
  }
}
