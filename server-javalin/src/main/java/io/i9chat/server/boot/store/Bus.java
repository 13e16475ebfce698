package io.i9chat.server.boot.store;

import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.redis.Redis;
import io.i9chat.adapter.redis.RedisConfig;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.ops.Leases;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.metrics.Metrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What servers of one chat share beside the store: signals, presence, limits and leases. A server
 * alone has them within its process.
 */
public final class Bus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

  private final Local local;
  private final @Nullable Redis redis;
  private final RateLimiter limiter;

  private Bus(Local local, @Nullable Redis redis, boolean limits) {
    this.local = local;
    this.redis = redis;
    this.limiter = redis == null || !limits ? local.limiter() : redis.limiter();
  }

  /**
   * That of the settings.
   *
   * @param needed whether there is no going on without Redis, where one is set; a command goes on,
   *     for servers look at what it changes by themselves after a while
   * @throws StartFailure if a Redis that is needed cannot be had
   */
  static Bus open(Settings settings, Local local, boolean needed) {
    RedisConfig at = settings.adapters().redis();
    return new Bus(
        local, at == null ? null : redis(at, settings, local, needed), settings.rateLimits());
  }

  private static @Nullable Redis redis(
      RedisConfig at, Settings settings, Local local, boolean needed) {
    Duration patience = needed ? settings.store().patience() : Duration.ZERO;
    try {
      return StartRetry.of(
          patience,
          () -> Redis.open(at, local.limiter()),
          failed ->
              LOG.warn(
                  "{}: {}; it is tried again for {} seconds",
                  Setting.REDIS_URL.key(),
                  failed.getMessage(),
                  patience.toSeconds()));
    } catch (PortFailure failed) {
      if (needed) {
        throw failure(failed);
      }
      LOG.warn("servers hear of this later, for {}", failed.getMessage());
      return null;
    } catch (IllegalArgumentException wrong) {
      throw failure(wrong);
    }
  }

  private static StartFailure failure(RuntimeException cause) {
    return new StartFailure(Setting.REDIS_URL.key() + ": " + cause.getMessage());
  }

  /** Signals to and from all servers. */
  public Signals signals() {
    return redis == null ? local.signals() : redis.signals();
  }

  /** Who is connected, to any server. */
  public PresenceBoard presence() {
    return redis == null ? local.presence() : redis.presence();
  }

  /** The limits, those of the cluster among them. */
  public RateLimiter limiter() {
    return limiter;
  }

  /** Which server does what only one needs to do. A server alone holds all. */
  public Leases leases() {
    return redis == null ? new Alone() : redis.leases();
  }

  /** Whether Redis answers. */
  public boolean isUp() {
    return health().reachable();
  }

  /** Has how it stands shown among the metrics. */
  void show(Metrics metrics) {
    AdapterMeters.showBus(metrics, this::health);
  }

  private Redis.Health health() {
    return redis == null ? Redis.Health.NONE : redis.health();
  }

  @Override
  public void close() {
    if (redis != null) {
      redis.close();
    }
  }

  /** The leases of a server without others. */
  private static final class Alone implements Leases {
    @Override
    public boolean hold(String name, Duration time) {
      return true;
    }

    @Override
    public void giveBack(String name) {
      // There is no server that it could be given to.
    }
  }
}
