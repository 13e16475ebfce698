package io.i9chat.server.boot.settings;

import io.i9chat.adapter.redis.RedisConfig;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the Redis that servers of one chat share. */
final class RedisReader {
  private static final String PREFIX = "[A-Za-z0-9._:-]{1,40}";

  private final SetValues values;

  /** Reads from these values. */
  RedisReader(SetValues values) {
    this.values = values;
  }

  /**
   * How Redis is reached; {@code null} if there is one server, which needs none.
   *
   * @throws StartFailure naming the setting that is missing or wrong, and why
   */
  @Nullable RedisConfig read() {
    String bus = text(Setting.BUS);
    return switch (bus) {
      case "process" -> null;
      case "redis" -> prefixed(placed(trusting(signedIn(at()))));
      default -> throw StartFailure.wrong(Setting.BUS, bus, "must be process or redis");
    };
  }

  private RedisConfig at() {
    String url = text(Setting.REDIS_URL);
    try {
      return RedisConfig.of(url);
    } catch (IllegalArgumentException wrong) {
      throw StartFailure.wrong(Setting.REDIS_URL, url, String.valueOf(wrong.getMessage()));
    }
  }

  private RedisConfig signedIn(RedisConfig config) {
    String username = values.optional(Setting.REDIS_USERNAME);
    String password = values.optional(Setting.REDIS_PASSWORD);
    if (username == null && password == null) {
      return config;
    }
    if (password == null) {
      throw new StartFailure(
          "%s: must be set; it belongs to %s"
              .formatted(values.name(Setting.REDIS_PASSWORD), Setting.REDIS_USERNAME.key()));
    }
    if (config.user() != null || config.password() != null) {
      throw new StartFailure(
          "%s, %s: only one of the two may say who logs in"
              .formatted(Setting.REDIS_URL.key(), values.name(Setting.REDIS_PASSWORD)));
    }
    return config.signedIn(username, password);
  }

  private RedisConfig trusting(RedisConfig config) {
    Path file = AuthoritiesFile.of(Setting.REDIS_CA_FILE, values);
    if (file == null) {
      return config;
    }
    if (!config.tls()) {
      throw StartFailure.wrong(
          Setting.REDIS_CA_FILE,
          String.valueOf(values.optional(Setting.REDIS_CA_FILE)),
          Setting.REDIS_URL.key() + " must begin with rediss:// for it");
    }
    return config.trusting(file);
  }

  /** Several hosts are those of a Cluster unless it is said that they are Sentinels. */
  private RedisConfig placed(RedisConfig config) {
    String master = values.optional(Setting.REDIS_SENTINEL_MASTER);
    boolean cluster = isCluster();
    if (master != null && cluster) {
      throw new StartFailure(
          "%s, %s: only one of the two may be set, for Sentinels watch no Cluster"
              .formatted(Setting.REDIS_CLUSTER.key(), Setting.REDIS_SENTINEL_MASTER.key()));
    }
    if (master != null) {
      return config.watched(master);
    }
    if (cluster && config.database() != 0) {
      throw StartFailure.wrong(Setting.REDIS_CLUSTER, "true", "a Cluster has database 0 alone");
    }
    return cluster ? config.inCluster() : config;
  }

  private boolean isCluster() {
    String text = text(Setting.REDIS_CLUSTER).toLowerCase(Locale.ROOT);
    if (!text.matches("true|false")) {
      throw StartFailure.wrong(Setting.REDIS_CLUSTER, text, "must be true or false");
    }
    return text.equals("true");
  }

  private RedisConfig prefixed(RedisConfig config) {
    String prefix = text(Setting.REDIS_PREFIX);
    if (!prefix.matches(PREFIX)) {
      throw StartFailure.wrong(
          Setting.REDIS_PREFIX, prefix, "must be 1 to 40 letters, digits and ._:-");
    }
    return config.below(prefix);
  }

  private String text(Setting setting) {
    String text = values.optional(setting);
    return text == null ? String.valueOf(setting.usual()) : text;
  }
}
