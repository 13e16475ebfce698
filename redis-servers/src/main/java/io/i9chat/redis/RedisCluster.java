package io.i9chat.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A Redis Cluster of three masters that have a third of the keys each, and a replica each, which
 * takes the place of a master that has not answered for two seconds.
 */
public final class RedisCluster implements AutoCloseable {
  private static final int SHARDS = 3;
  private static final int SLOTS = 16_384;
  private static final int NODES = 2 * SHARDS;

  /** The first masters, then their replicas. */
  private final List<RedisServer> nodes;

  private RedisCluster(List<RedisServer> nodes) {
    this.nodes = nodes;
  }

  /** Starts one, and returns when all of it is in order. */
  public static RedisCluster start(RedisProgram program) {
    List<RedisServer> nodes = new ArrayList<>();
    RedisCluster cluster = new RedisCluster(nodes);
    try {
      for (int i = 0; i < NODES; i++) {
        nodes.add(
            RedisServer.start(
                program,
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "2000",
                "--cluster-replica-validity-factor",
                "0",
                "--repl-diskless-sync-delay",
                "0"));
      }
      cluster.join();
      return cluster;
    } catch (RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  private void join() {
    for (int i = 0; i < NODES; i++) {
      nodes.get(i).ask("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1));
      if (i > 0) {
        nodes.getFirst().ask("CLUSTER", "MEET", "127.0.0.1", String.valueOf(nodes.get(i).port()));
      }
    }
    await("all know all", node -> knows(node, NODES));
    for (int shard = 0; shard < SHARDS; shard++) {
      nodes.get(shard).ask(slots(shard));
      nodes
          .get(shard + SHARDS)
          .ask("CLUSTER", "REPLICATE", nodes.get(shard).ask("CLUSTER", "MYID"));
    }
    awaitOrder();
  }

  private static String[] slots(int shard) {
    Stream<String> slots =
        IntStream.range(shard * SLOTS / SHARDS, (shard + 1) * SLOTS / SHARDS)
            .mapToObj(String::valueOf);
    return Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots).toArray(String[]::new);
  }

  private static boolean knows(RedisServer node, int count) {
    return node.ask("CLUSTER", "INFO").contains("cluster_known_nodes:" + count);
  }

  /** Returns when every node sees all of the cluster, and every replica follows its master. */
  public void awaitOrder() {
    await(
        "the cluster is in order",
        node ->
            node.ask("CLUSTER", "INFO").contains("cluster_state:ok")
                && !node.ask("CLUSTER", "NODES").contains("fail")
                && (isMaster(node) || node.info("replication", "master_link_status").equals("up")));
    await("three are masters", node -> nodes.stream().filter(this::isMaster).count() == SHARDS);
  }

  private interface State {
    boolean of(RedisServer node);
  }

  private void await(String what, State state) {
    for (RedisServer node : nodes) {
      Waiting.until(() -> what, () -> isSo(node, state));
    }
  }

  private static boolean isSo(RedisServer node, State state) {
    try {
      return state.of(node);
    } catch (JedisException notYet) {
      return false;
    }
  }

  private boolean isMaster(RedisServer node) {
    return isSo(node, one -> one.info("replication", "role").equals("master"));
  }

  /** All that run or ran, masters and replicas. */
  public List<RedisServer> nodes() {
    return List.copyOf(nodes);
  }

  /** {@code host:port} of each. */
  public List<String> addresses() {
    return nodes.stream().map(RedisServer::address).toList();
  }

  /** Those that are masters now. */
  public List<RedisServer> masters() {
    return nodes.stream().filter(this::isMaster).toList();
  }

  /** The one of the masters that has a key now. */
  public RedisServer masterOf(String key) {
    int slot = Integer.parseInt(masters().getFirst().ask("CLUSTER", "KEYSLOT", key));
    for (String line : masters().getFirst().ask("CLUSTER", "NODES").lines().toList()) {
      String[] fields = line.split(" ", -1);
      boolean has = Stream.of(fields).skip(8).anyMatch(range -> isIn(slot, range));
      if (has) {
        return nodes.stream()
            .filter(node -> fields[1].startsWith(node.address() + "@"))
            .findFirst()
            .orElseThrow();
      }
    }
    throw new IllegalStateException("no master has slot " + slot);
  }

  private static boolean isIn(int slot, String range) {
    String[] ends = range.split("-", 2);
    return Integer.parseInt(ends[0]) <= slot && slot <= Integer.parseInt(ends[ends.length - 1]);
  }

  /**
   * Kills a master, and returns when its replica has taken its place.
   *
   * @return the one that was killed; {@link RedisServer#restart} brings it back as a replica
   */
  public RedisServer failOver(RedisServer master) {
    String id = master.ask("CLUSTER", "MYID");
    RedisServer replica =
        nodes.stream()
            .filter(node ->
                node.ask("CLUSTER", "NODES")
                    .lines()
                    .anyMatch(line -> line.contains("myself,slave " + id)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(master.address() + " has no replica"));
    master.kill();
    Waiting.until(
        () -> replica.address() + " is a master of a cluster in order",
        () ->
            isMaster(replica)
                && nodes.stream()
                    .filter(node -> node != master)
                    .allMatch(node ->
                        isSo(
                            node, one -> one.ask("CLUSTER", "INFO").contains("cluster_state:ok"))));
    return master;
  }

  /** Deletes all keys of all masters. */
  public void flush() {
    masters().forEach(RedisServer::flush);
  }

  @Override
  public void close() {
    nodes.forEach(RedisServer::close);
  }
}
