package io.i9chat.adapter.redis;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.Leases;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.live.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Nodes of one process on one Redis, with short times; they share nothing but Redis. */
final class RedisNodes implements Cluster, AutoCloseable {
  static final Duration HEARTBEAT = Duration.ofMillis(100);
  static final Duration SILENCE = Duration.ofMillis(600);
  static final Duration LEASE = Duration.ofMillis(1_500);
  static final Duration GRACE = Duration.ofSeconds(1);

  private final RedisConfig config;
  private final Keyspace keyspace;
  private final List<Member> members = new ArrayList<>();

  /** No nodes yet, on the Redis of this configuration, below a prefix of their own. */
  RedisNodes(RedisConfig at) {
    config =
        at.below("test-" + Fresh.hex() + ":")
            .answeringWithin(Duration.ofMillis(500))
            .beating(HEARTBEAT, SILENCE, LEASE, GRACE);
    keyspace = new Keyspace(config);
  }

  /** A node of them. */
  static final class Member implements Node, AutoCloseable {
    private final Redis redis;

    private Member(RedisConfig config) {
      redis = Redis.open(config, new OwnLimiter());
    }

    /** All of it. */
    Redis redis() {
      return redis;
    }

    @Override
    public Signals signals() {
      return redis.signals();
    }

    @Override
    public PresenceBoard board() {
      return redis.presence();
    }

    @Override
    public RateLimiter limiter() {
      return redis.limiter();
    }

    @Override
    public Leases leases() {
      return redis.leases();
    }

    @Override
    public void close() {
      redis.close();
    }
  }

  /** A limiter for buckets that never refill within a test. */
  private static final class OwnLimiter implements RateLimiter {
    private final ConcurrentHashMap<List<String>, Long> taken = new ConcurrentHashMap<>();

    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      long now = taken.merge(List.of(bucket.name(), key), (long) tokens, Long::sum);
      if (now <= bucket.burst()) {
        return Duration.ZERO;
      }
      giveBack(bucket, key, tokens);
      return bucket.period();
    }

    @Override
    public void giveBack(Bucket bucket, String key, int tokens) {
      taken.merge(List.of(bucket.name(), key), (long) -tokens, Long::sum);
    }
  }

  RedisConfig config() {
    return config;
  }

  Keyspace keyspace() {
    return keyspace;
  }

  @Override
  public Member join() {
    return join(config);
  }

  /** Adds a node that is set otherwise. */
  Member join(RedisConfig otherwise) {
    Member member = new Member(otherwise);
    members.add(member);
    return member;
  }

  @Override
  public void kill(Node node) {
    ((Member) node).redis.abandon();
    members.remove(node);
  }

  @Override
  public void awaitLapse() {
    pause(LEASE.plus(HEARTBEAT.multipliedBy(2)));
  }

  @Override
  public void awaitRetired() {
    pause(GRACE.plus(HEARTBEAT.multipliedBy(2)));
  }

  /** Redis has a clock of its own, so what leases have left is cut instead. */
  @Override
  public void pass(Duration time) {
    keyspace.age("lease:", time);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    for (Member member : members) {
      try {
        member.close();
      } catch (PortFailure unreachable) {
        // As it is meant to be in some tests.
      }
    }
    keyspace.close();
  }
}
