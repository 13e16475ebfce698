package io.i9chat.adapter.redis;

import io.i9chat.redis.RedisCluster;
import io.i9chat.redis.RedisProgram;
import org.junit.jupiter.api.AfterAll;

/** On a Cluster of three masters. */
class RedisClusterTest extends PortsOnRedis {
  private static final RedisCluster CLUSTER = RedisCluster.start(RedisProgram.embedded());

  RedisClusterTest() {
    super(RedisConfig.of("redis://" + String.join(",", CLUSTER.addresses())));
  }

  @AfterAll
  static void stop() {
    CLUSTER.close();
  }
}
