package io.i9chat.adapter.redis;

import io.i9chat.adapter.redis.board.RedisPresenceBoard;
import io.i9chat.adapter.redis.bus.Listeners;
import io.i9chat.adapter.redis.bus.RedisSignals;
import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.client.Keys;
import io.i9chat.adapter.redis.client.Servers;
import io.i9chat.adapter.redis.node.Followed;
import io.i9chat.adapter.redis.node.Gaps;
import io.i9chat.adapter.redis.node.Heartbeat;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.adapter.redis.node.OwnPeople;
import io.i9chat.adapter.redis.node.Peers;
import io.i9chat.adapter.redis.node.Registration;
import io.i9chat.adapter.redis.ops.RedisLeases;
import io.i9chat.adapter.redis.ops.RedisRateLimiter;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.ops.Leases;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A node of a cluster on Redis: what several processes share as it happens. Whatever becomes of
 * Redis, no call waits for it for more than a moment, and nothing is lost but what is told by a
 * gap.
 */
public final class Redis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
  private static final long WAITING_BYTES = 32L << 20;

  private final Node node;
  private final Gaps gaps;
  private final Followed followed;
  private final OwnPeople people;
  private final Peers peers;
  private final Registration registration;
  private final Heartbeat heartbeat;
  private final RedisSignals signals;
  private final RedisPresenceBoard board;
  private final RedisRateLimiter limiter;
  private final RedisLeases leases;

  /**
   * How it stands.
   *
   * @param reachable whether Redis answers; if not, calls fail at once or are answered from memory
   * @param gaps how often signals may have been lost, by cause
   * @param passed signals that were passed on to other nodes, but for the ephemeral ones
   * @param nanos how long these waited together until they were passed on, in nanoseconds
   * @param waiting signals that wait to be passed on
   * @param follows chats that this node follows
   * @param people those whom this node has on the board
   * @param nodes other nodes that live
   * @param beat how long ago this node last showed that it lives
   * @param remembered people of whom it was answered from memory whether they are online
   */
  public record Health(
      boolean reachable,
      Map<String, Long> gaps,
      long passed,
      long nanos,
      int waiting,
      int follows,
      int people,
      int nodes,
      Duration beat,
      long remembered) {
    /** That of a server alone, which needs no Redis. */
    public static final Health NONE =
        new Health(true, new Gaps(() -> {}).counts(), 0, 0, 0, 0, 0, 0, Duration.ZERO, 0);
  }

  private Redis(RedisConfig config, Servers servers, RateLimiter own) {
    node = Node.of(new Access(servers), new Keys(config.prefix()), config.times());
    Listeners listeners = new Listeners();
    gaps = new Gaps(listeners::gap);
    followed = new Followed(node);
    people = new OwnPeople(node);
    peers = new Peers(node.times());
    registration = new Registration(node, followed, people);
    registration.register();
    heartbeat = new Heartbeat(node, followed, people, registration, peers, gaps);
    signals = new RedisSignals(node, followed, listeners, gaps, config.waiting(), WAITING_BYTES);
    board = new RedisPresenceBoard(node, people, registration, peers);
    limiter = new RedisRateLimiter(node, own);
    leases = new RedisLeases(node);
  }

  /**
   * Joins the cluster, and starts three threads.
   *
   * @param own the limiter of this node, for buckets that are the node's own, and for all of them
   *     while Redis is out of reach
   * @throws PortFailure if Redis cannot be reached, or does not let this node in
   * @throws IllegalArgumentException if an address is none
   */
  public static Redis open(RedisConfig config, RateLimiter own) {
    Servers servers;
    try {
      servers = Servers.open(config.client());
    } catch (JedisException unreachable) {
      throw failure(config, unreachable);
    }
    try {
      return new Redis(config, servers, own);
    } catch (PortFailure unreachable) {
      servers.close();
      throw failure(config, unreachable);
    }
  }

  private static PortFailure failure(RedisConfig config, RuntimeException failed) {
    Throwable deepest = failed;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new PortFailure(
        "Redis at %s: %s".formatted(String.join(", ", config.addresses()), deepest.getMessage()),
        failed);
  }

  /** Signals to and from the other nodes, over a stream for each. */
  public Signals signals() {
    return signals;
  }

  /** Who is connected, to all nodes. */
  public PresenceBoard presence() {
    return board;
  }

  /** Buckets of the cluster in Redis, and those of the node as they were given. */
  public RateLimiter limiter() {
    return limiter;
  }

  /** Leases by the clock of Redis. */
  public Leases leases() {
    return leases;
  }

  /** How it stands now. */
  public Health health() {
    return new Health(
        !node.access().isOpen(),
        gaps.counts(),
        signals.passed(),
        signals.nanos(),
        signals.waiting(),
        followed.size(),
        people.size(),
        peers.living(),
        heartbeat.age(),
        board.remembered());
  }

  /**
   * Passes on what waits, and leaves the cluster, so that no other node hears a gap; people who are
   * still here may arrive elsewhere for a while.
   */
  @Override
  public void close() {
    boolean finished = signals.finish();
    heartbeat.close();
    try {
      if (finished) {
        registration.leave();
      } else {
        LOG.warn("signals were not passed on: the other nodes look for themselves in a while");
      }
    } catch (PortFailure unreachable) {
      LOG.warn("left without saying so: {}", unreachable.getMessage());
    }
    signals.close();
    node.access().close();
  }

  /** What this node is registered as. */
  String id() {
    return node.self().incarnation().id();
  }

  /** Ends as if this process had died. */
  void abandon() {
    signals.abandon();
    heartbeat.close();
    node.access().close();
  }
}
