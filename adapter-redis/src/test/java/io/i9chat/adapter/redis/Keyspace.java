package io.i9chat.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.adapter.redis.client.Answers;
import io.i9chat.adapter.redis.client.Command;
import io.i9chat.adapter.redis.client.Servers;
import io.i9chat.redis.CommandStats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** All keys of an installation, as a test looks at them. */
final class Keyspace implements AutoCloseable {
  private static final String AGE_LEASE =
      """
      local left = redis.call('PTTL', KEYS[1]) - ARGV[1] / 1000
      if left > 0 then
        redis.call('PEXPIRE', KEYS[1], math.ceil(left))
      else
        redis.call('DEL', KEYS[1])
      end
      return 0
      """;

  private static final String AGE_LIMIT =
      """
      local left = redis.call('PTTL', KEYS[1]) - ARGV[1] / 1000
      local full = redis.call('GET', KEYS[1])
      if left > 0 and full then
        local before = string.format('%.3f', full - ARGV[1])
        redis.call('SET', KEYS[1], before, 'PX', math.ceil(left))
      else
        redis.call('DEL', KEYS[1])
      end
      return 0
      """;

  private final RedisConfig config;
  private @Nullable Servers servers;

  Keyspace(RedisConfig config) {
    this.config = config;
  }

  private Servers servers() {
    if (servers == null) {
      servers = Servers.open(config.answeringWithin(Duration.ofSeconds(5)).client());
    }
    return servers;
  }

  /** The keys that begin so, after the prefix. */
  Set<String> keys(String start) {
    Set<String> keys = new TreeSet<>();
    for (Object each :
        servers().onEachMaster(Protocol.Command.KEYS, config.prefix() + start + "*")) {
      keys.addAll(Answers.texts(each));
    }
    return keys;
  }

  /** How many keys begin so. */
  int count(String start) {
    return keys(start).size();
  }

  /** Takes time from what keys have left; of limits also from when they are full. */
  void age(String start, Duration time) {
    String script = start.equals("limit:") ? AGE_LIMIT : AGE_LEASE;
    List<Command> commands =
        keys(start).stream()
            .map(key -> Command.script(script, key, time.toNanos() / 1_000))
            .toList();
    servers().all(commands);
  }

  /** Does a command on a key, which is named without the prefix. */
  @Nullable Object call(Protocol.Command command, String key, Object... arguments) {
    return servers().one(Command.of(command, config.prefix() + key, arguments));
  }

  /** Empties all servers. */
  void flushAll() {
    servers().onEachMaster(Protocol.Command.FLUSHALL);
  }

  /** How often each command was called, on all masters, since the servers began. */
  Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    for (Object each : servers().onEachMaster(Protocol.Command.INFO, "commandstats")) {
      CommandStats.calls(Answers.text(each))
          .forEach((name, count) -> calls.merge(name, count, Long::sum));
    }
    return calls;
  }

  /** Whether a text stands anywhere in a key: in its name, or in a dump of it. */
  boolean holds(String text) {
    byte[] wanted = text.getBytes(UTF_8);
    for (String key : keys("")) {
      Object dump = servers().one(Command.of(Protocol.Command.DUMP, key));
      if (key.contains(text) || (dump instanceof byte[] bytes && contains(bytes, wanted))) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] all, byte[] wanted) {
    for (int i = 0; i + wanted.length <= all.length; i++) {
      int j = 0;
      while (j < wanted.length && all[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    if (servers != null) {
      servers.close();
    }
  }
}
