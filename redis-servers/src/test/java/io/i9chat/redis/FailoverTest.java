package io.i9chat.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailoverTest {
  @Test
  void aReplicaOfAClusterTakesThePlaceOfItsMaster() {
    try (RedisCluster cluster = RedisCluster.start(RedisProgram.embedded())) {
      assertThat(cluster.masters()).hasSize(3);
      RedisServer master = cluster.masterOf("{a}b");
      assertThat(master.ask("SET", "{a}b", "1")).isEqualTo("OK");
      assertThat(master.ask("WAIT", "1", "5000")).isEqualTo("1");

      RedisServer killed = cluster.failOver(master);
      assertThat(cluster.masterOf("{a}b")).isNotSameAs(killed);
      assertThat(cluster.masterOf("{a}b").ask("GET", "{a}b")).isEqualTo("1");
      killed.restart();
      cluster.awaitOrder();
      assertThat(killed.info("replication", "role")).isEqualTo("slave");
      cluster.flush();
      assertThat(cluster.nodes()).hasSize(6);
      assertThat(cluster.masterOf("{a}b").ask("DBSIZE")).isEqualTo("0");
    }
  }

  @Test
  void sentinelsMakeTheReplicaTheMaster() {
    try (RedisSentinels sentinels = RedisSentinels.start(RedisProgram.embedded())) {
      RedisServer before = sentinels.master();
      assertThat(sentinels.failOver()).isSameAs(before);
      assertThat(sentinels.master()).isNotSameAs(before);
      assertThat(sentinels.addresses()).hasSize(3);
    }
  }
}
