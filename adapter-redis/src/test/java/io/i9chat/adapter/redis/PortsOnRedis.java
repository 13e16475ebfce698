package io.i9chat.adapter.redis;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.live.ClusterContract;
import io.i9chat.tck.live.PresenceBoardContract;
import io.i9chat.tck.live.SignalsContract;
import io.i9chat.tck.ops.RateLimiterContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contracts of all ports, on the Redis that a test class names. */
abstract class PortsOnRedis {
  private final RedisNodes nodes;

  PortsOnRedis(RedisConfig config) {
    nodes = new RedisNodes(config);
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Nested
  class SeveralNodes implements ClusterContract {
    @Override
    public Cluster cluster() {
      return nodes;
    }
  }

  @Nested
  class Bus implements SignalsContract {
    private final Signals signals = nodes.join().signals();

    @Override
    public Signals signals() {
      return signals;
    }
  }

  @Nested
  class Board implements PresenceBoardContract {
    private final PresenceBoard board = nodes.join().board();

    @Override
    public PresenceBoard board() {
      return board;
    }
  }

  @Nested
  class Limits implements RateLimiterContract {
    private final RateLimiter limiter = new OfCluster(nodes.join().limiter());

    @Override
    public RateLimiter limiter() {
      return limiter;
    }

    /** Redis has a clock of its own, so what is stored is put back instead. */
    @Override
    public void pass(Duration time) {
      nodes.keyspace().age("limit:", time);
    }

    @Override
    public int keysHeld() {
      return nodes.keyspace().count("limit:");
    }
  }

  /** Takes each bucket for one of the cluster. */
  private record OfCluster(RateLimiter limiter) implements RateLimiter {
    private static Bucket shared(Bucket of) {
      return Bucket.ofCluster(of.name(), of.burst(), of.refill(), of.period());
    }

    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      return limiter.take(shared(bucket), key, tokens);
    }

    @Override
    public void giveBack(Bucket bucket, String key, int tokens) {
      limiter.giveBack(shared(bucket), key, tokens);
    }
  }
}
