package io.i9chat.redis;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.exceptions.JedisException;

/** A master with a replica, watched by three Sentinels that agree after a second of silence. */
public final class RedisSentinels implements AutoCloseable {
  /** What the Sentinels call the master. */
  public static final String MASTER = "i9chat";

  private final List<RedisServer> servers = new ArrayList<>();
  private final List<RedisServer> sentinels = new ArrayList<>();

  private RedisSentinels() {}

  /** Starts one, and returns when all know each other. */
  public static RedisSentinels start(RedisProgram program) {
    RedisSentinels all = new RedisSentinels();
    try {
      all.open(program);
      return all;
    } catch (RuntimeException failed) {
      all.close();
      throw failed;
    }
  }

  private void open(RedisProgram program) {
    RedisServer master = RedisServer.start(program, "--repl-diskless-sync-delay", "0");
    servers.add(master);
    String port = String.valueOf(master.port());
    servers.add(RedisServer.start(program, "--replicaof", "127.0.0.1", port));
    Waiting.until(
        () -> "the replica follows",
        () -> servers.getLast().info("replication", "master_link_status").equals("up"));
    String settings =
        """
        sentinel monitor %1$s 127.0.0.1 %2$s 2
        sentinel down-after-milliseconds %1$s 1000
        sentinel failover-timeout %1$s 5000
        """
            .formatted(MASTER, port);
    for (int i = 0; i < 3; i++) {
      sentinels.add(RedisServer.configured(program, settings, "--sentinel"));
    }
    for (RedisServer sentinel : sentinels) {
      Waiting.until(
          () -> "Sentinels know each other and the replica",
          () -> {
            String known = sentinel.info("sentinel", "master0");
            return known.contains("sentinels=3") && known.contains("slaves=1");
          });
    }
  }

  /** {@code host:port} of each Sentinel. */
  public List<String> addresses() {
    return sentinels.stream().map(RedisServer::address).toList();
  }

  /** The server that is the master now. */
  public RedisServer master() {
    return servers.stream().filter(RedisSentinels::isMaster).findFirst().orElseThrow();
  }

  private static boolean isMaster(RedisServer server) {
    try {
      return server.info("replication", "role").equals("master");
    } catch (JedisException away) {
      return false;
    }
  }

  /** Kills the master, and returns when the other is it and all Sentinels say so. */
  public RedisServer failOver() {
    RedisServer before = master();
    before.kill();
    RedisServer after =
        servers.stream().filter(server -> server != before).findFirst().orElseThrow();
    String port = ":" + after.port();
    Waiting.until(
        () -> after.address() + " is the master",
        () ->
            isMaster(after)
                && sentinels.stream()
                    .allMatch(each -> each.info("sentinel", "master0").contains(port)));
    return before;
  }

  @Override
  public void close() {
    sentinels.forEach(RedisServer::close);
    servers.forEach(RedisServer::close);
  }
}
