package io.i9chat.adapter.redis.client;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.providers.SentineledConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

/**
 * The servers, without any patience: what fails is thrown as {@link JedisException}. Commands go
 * together: all are written before the first answer is read, to each server of a Cluster those that
 * it has the keys of.
 */
public final class Servers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
  private static final int CONNECTIONS = 32;

  /** So many commands at most are unanswered on one connection. */
  private static final int AT_ONCE = 1_000;

  /** Stands for the server of a standalone or watched one, which has all keys. */
  private static final HostAndPort ONLY = new HostAndPort("only", 1);

  /** So many keys are tried to find one on each server: more than that takes for a hundred. */
  private static final int TAGS = 2_000;

  private final ConnectionProvider provider;
  private final @Nullable ClusterConnectionProvider cluster;
  private final Duration timeout;

  private Servers(ConnectionProvider provider, Duration timeout) {
    this.provider = provider;
    this.cluster = provider instanceof ClusterConnectionProvider sharing ? sharing : null;
    this.timeout = timeout;
  }

  /**
   * Finds the servers.
   *
   * @throws PortFailure if the certificates to trust cannot be read
   * @throws JedisException if no server of a Cluster, or no Sentinel, answers
   */
  public static Servers open(ClientSettings settings) {
    JedisClientConfig config = config(settings, true);
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(settings.timeout());
    return new Servers(provider(settings, config, pool), settings.timeout());
  }

  private static ConnectionProvider provider(
      ClientSettings settings, JedisClientConfig config, ConnectionPoolConfig pool) {
    return switch (settings.kind()) {
      case STANDALONE ->
          new PooledConnectionProvider(settings.addresses().iterator().next(), config, pool);
      case SENTINEL ->
          new SentineledConnectionProvider(
              settings.master(), config, pool, settings.addresses(), config(settings, false));
      case CLUSTER -> new ClusterConnectionProvider(settings.addresses(), config, pool);
    };
  }

  /** Sentinels are asked without signing in. */
  private static JedisClientConfig config(ClientSettings settings, boolean signingIn) {
    var config =
        DefaultJedisClientConfig.builder()
            .timeoutMillis((int) settings.timeout().toMillis())
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .resp2();
    if (signingIn) {
      config.user(settings.user()).password(settings.password()).database(settings.database());
    }
    if (settings.tls()) {
      config.sslOptions(Trust.options(settings.trust()));
    }
    return config.build();
  }

  /** Does a command. */
  public @Nullable Object one(Command command) {
    return all(List.of(command)).getFirst();
  }

  /** Does a command that may make its caller wait for so long. */
  public @Nullable Object waiting(Command command, Duration time) {
    Connection connection = connection(server(command));
    try {
      connection.setSoTimeout((int) time.plus(timeout).toMillis());
      Object answer = connection.executeCommand(command.arguments());
      connection.setSoTimeout((int) timeout.toMillis());
      return answer;
    } catch (JedisRedirectionException moved) {
      renew();
      throw moved;
    } finally {
      release(connection);
    }
  }

  /**
   * Does commands.
   *
   * @return their answers, in the order of the commands
   * @throws JedisException if one of them was not answered, or refused; others may have been done
   */
  public List<@Nullable Object> all(List<Command> commands) {
    @Nullable Object[] answers = new Object[commands.size()];
    Map<HostAndPort, List<Integer>> shares = new LinkedHashMap<>();
    for (int i = 0; i < answers.length; i++) {
      List<Integer> share =
          shares.computeIfAbsent(server(commands.get(i)), first -> new ArrayList<>());
      share.add(i);
      if (share.size() >= AT_ONCE) {
        exchange(shares, commands, answers);
        shares.clear();
      }
    }
    exchange(shares, commands, answers);
    for (int i = 0; i < answers.length; i++) {
      answers[i] = checked(commands.get(i), answers[i]);
    }
    return Arrays.asList(answers);
  }

  private void exchange(
      Map<HostAndPort, List<Integer>> shares, List<Command> commands, @Nullable Object[] answers) {
    Map<HostAndPort, Connection> unread = new LinkedHashMap<>();
    try {
      for (Map.Entry<HostAndPort, List<Integer>> share : shares.entrySet()) {
        Connection connection = connection(share.getKey());
        unread.put(share.getKey(), connection);
        share.getValue().forEach(i -> connection.sendCommand(commands.get(i).arguments()));
      }
      for (Map.Entry<HostAndPort, List<Integer>> share : shares.entrySet()) {
        Connection connection = Objects.requireNonNull(unread.get(share.getKey()));
        List<Object> read = connection.getMany(share.getValue().size());
        for (int i = 0; i < read.size(); i++) {
          answers[share.getValue().get(i)] = read.get(i);
        }
        unread.remove(share.getKey());
        release(connection);
      }
    } finally {
      // What was asked on these is still on its way.
      unread.values().forEach(Connection::setBroken);
      unread.values().forEach(Servers::release);
    }
  }

  /**
   * Gives a connection back to its pool. In the place of a broken one the pool opens another, which
   * takes long where servers hang; nobody waits for that.
   */
  private static void release(Connection connection) {
    if (connection.isBroken()) {
      Thread.startVirtualThread(() -> close(connection));
    } else {
      close(connection);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (JedisException unreplaced) {
      LOG.debug("a broken connection was not replaced", unreplaced);
    }
  }

  /** An answer that is no refusal, by following the key if it moved to another server. */
  private @Nullable Object checked(Command command, @Nullable Object answer) {
    if (answer instanceof JedisMovedDataException moved) {
      renew();
      return redirected(command, moved.getTargetNode(), false);
    }
    if (answer instanceof JedisAskDataException moving) {
      return redirected(command, moving.getTargetNode(), true);
    }
    if (answer instanceof JedisDataException refused) {
      throw refused;
    }
    return answer;
  }

  private @Nullable Object redirected(Command command, HostAndPort target, boolean asking) {
    Connection connection = connection(target);
    try {
      if (asking) {
        connection.executeCommand(Protocol.Command.ASKING);
      }
      return connection.executeCommand(command.arguments());
    } finally {
      release(connection);
    }
  }

  private HostAndPort server(Command command) {
    if (cluster == null) {
      return ONLY;
    }
    HostAndPort server = cluster.getNode(command.slot());
    if (server == null) {
      renew();
      server = cluster.getNode(command.slot());
    }
    if (server == null) {
      throw new JedisException("no server of the Cluster has slot " + command.slot());
    }
    return server;
  }

  private Connection connection(HostAndPort server) {
    return cluster == null ? provider.getConnection() : cluster.getConnection(server);
  }

  private void renew() {
    if (cluster != null) {
      cluster.renewSlotCache();
    }
  }

  /** After a failure: forgets connections, which may be dead too, and looks who has what. */
  public void renewAll() {
    for (Object each : provider.getConnectionMap().values()) {
      if (each instanceof Pool<?> pool) {
        pool.clear();
      }
    }
    renew();
  }

  /** The ids of the processes of all masters; another one after a restart or a failover. */
  public Set<String> runIds() {
    Set<String> ids = new TreeSet<>();
    for (Object info : onEachMaster(Protocol.Command.INFO, "server")) {
      ids.add(runId(Answers.text(info)));
    }
    return ids;
  }

  /** Does a command that is about no key at each master; answers what each said. */
  public List<Object> onEachMaster(Protocol.Command name, Object... arguments) {
    List<Object> answers = new ArrayList<>();
    for (Object each : provider.getPrimaryNodesConnectionMap().values()) {
      Connection connection = (Connection) ((Pool<?>) each).getResource();
      try {
        CommandArguments asking = new CommandArguments(name).addObjects(arguments);
        answers.add(connection.executeCommand(asking));
      } finally {
        release(connection);
      }
    }
    return answers;
  }

  private static String runId(String info) {
    return info.lines()
        .filter(line -> line.startsWith("run_id:"))
        .findFirst()
        .map(line -> line.substring("run_id:".length()).strip())
        .orElseThrow(() -> new JedisException("a server does not tell its run_id"));
  }

  /** Keys that begin so, one on each master. */
  public Collection<String> oneOnEach(String start) {
    if (cluster == null) {
      return List.of(start);
    }
    int masters = cluster.getPrimaryNodes().size();
    Set<HostAndPort> having = new HashSet<>();
    List<String> keys = new ArrayList<>();
    for (int tag = 0; tag < TAGS && having.size() < masters; tag++) {
      String key = start + "{" + tag + "}";
      HostAndPort server = cluster.getNode(JedisClusterCRC16.getSlot(key));
      if (server != null && having.add(server)) {
        keys.add(key);
      }
    }
    return keys;
  }

  @Override
  public void close() {
    try {
      provider.close();
    } catch (Exception unclosed) {
      throw new PortFailure("the connections to Redis could not be closed", unclosed);
    }
  }
}
