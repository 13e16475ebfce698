package io.i9chat.server.ws;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.session.Caller;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.server.access.Backlogs;
import io.i9chat.server.access.ConnectionRecords;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.OperationRunner;
import io.i9chat.server.wire.socket.CloseCode;
import io.i9chat.server.ws.SocketContext.Identity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The hub: all connections of this node, in shards. */
public final class Sockets implements AutoCloseable {
  /** What connections may call beside the operations of the catalogue. */
  public static final String AUTHENTICATE = Inbound.AUTHENTICATE;

  private static final Duration SESSIONS_READ = Duration.ofSeconds(30);

  /** A second more than calls in flight may take: for clients to answer the close. */
  private static final Duration DRAINED = Duration.ofSeconds(6);

  private final SocketContext context;
  private final ConnectionCounts counts;
  private final IdGenerator ids;
  private final ConnectionRecords records;
  private final List<Shard<Connection>> shards = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Thread sessionReader = new Thread(this::readSessions, "i9chat-sessions");
  private volatile boolean draining;

  /**
   * A hub without connections; its threads start with it.
   *
   * @param records what is kept of connections
   * @param budget what calls and results take of
   * @param limited whether connections per address are limited
   */
  public Sockets(
      I9chat chat,
      Catalogue catalogue,
      OperationRunner runner,
      IdGenerator ids,
      InstantSource clock,
      ByteBudget budget,
      ConnectionRecords records,
      boolean limited) {
    this.context = new SocketContext(chat, catalogue, runner, clock, budget);
    this.counts = new ConnectionCounts(limited);
    this.ids = ids;
    this.records = records;
    for (int i = 0; i < Math.max(1, Runtime.getRuntime().availableProcessors()); i++) {
      shards.add(new Shard<>(i));
    }
    shards.forEach(Shard::start);
    sessionReader.setDaemon(true);
    sessionReader.start();
  }

  /** How many connections there are. */
  public int size() {
    return shards.stream().mapToInt(shard -> shard.connections().size()).sum();
  }

  /** How much waits for all of their peers. */
  public Backlogs waiting() {
    return shards.stream()
        .flatMap(shard -> shard.connections().stream())
        .map(Connection::waiting)
        .reduce(Backlogs.NOTHING, Backlogs::and);
  }

  /** Every code that a connection may be closed with by the server. */
  public static List<Integer> closeCodes() {
    return Arrays.stream(CloseCode.values()).map(CloseCode::code).toList();
  }

  ConnectionRecords records() {
    return records;
  }

  boolean isDraining() {
    return draining;
  }

  /** Who a token stands for. */
  Identity identify(String token) {
    return context.identify(token);
  }

  /** A connection to be. */
  Connection accept(String address, Identity identity) {
    Shard<Connection> shard = shards.get(Math.floorMod(next.getAndIncrement(), shards.size()));
    String id = ids.next().toString();
    Client client = new Client(id, address, records.of(id, address));
    return new Connection(context, counts, shard, client, identity);
  }

  /** Sessions that ended on another node, or whose signal was lost, are found out here. */
  private void readSessions() {
    try {
      while (!draining) {
        Thread.sleep(SESSIONS_READ);
        closeEnded();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeEnded() {
    try {
      Set<SessionId> open = new HashSet<>();
      each(connection -> addSession(open, connection));
      Set<SessionId> holding = context.holding(List.copyOf(open));
      each(connection -> {
        Caller who = connection.caller();
        if (who != null && open.contains(who.session()) && !holding.contains(who.session())) {
          connection.close(CloseCode.SESSION_ENDED);
        }
      });
    } catch (RuntimeException failure) {
      context.failed("reading sessions", failure);
    }
  }

  private static void addSession(Set<SessionId> sessions, Connection connection) {
    Caller who = connection.caller();
    if (who != null) {
      sessions.add(who.session());
    }
  }

  private void each(Consumer<Connection> action) {
    shards.forEach(shard -> shard.connections().forEach(action));
  }

  /**
   * Takes no more connections and calls, and closes those connections there are when their calls
   * are answered, telling them to go elsewhere.
   */
  public void drain() {
    draining = true;
    sessionReader.interrupt();
    each(Connection::drain);
    long until = System.nanoTime() + DRAINED.toNanos();
    try {
      while (size() > 0 && System.nanoTime() < until) {
        Thread.sleep(20);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the hub's threads; to be drained first. */
  @Override
  public void close() {
    draining = true;
    sessionReader.interrupt();
    shards.forEach(Shard::stop);
  }
}
