package io.i9chat.server.ws;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.people.GetUsername;
import io.i9chat.domain.session.Authenticate;
import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.FindSessions;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.http.Counts;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.OperationRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.io.SerializedString;

/**
 * The hub: all connections of this node, in shards, and what they need of the rest of the server.
 */
public final class Sockets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
  private static final Duration SESSIONS_READ = Duration.ofSeconds(30);

  /** A second more than calls in flight may take: for clients to answer the close. */
  private static final Duration DRAINED = Duration.ofSeconds(6);

  private final I9chat chat;
  private final Catalogue catalogue;
  private final OperationRunner runner;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final ByteBudget budget;
  private final boolean limited;
  private final SerializedString limits;
  private final List<Shard> shards = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Counts<String> anonymous = new Counts<>(SocketLimits.ANONYMOUS_PER_ADDRESS);
  private final Counts<String> addresses = new Counts<>(SocketLimits.PER_ADDRESS);
  private final Counts<PersonId> people = new Counts<>(SocketLimits.PER_PERSON);
  private final Thread sessionReader = new Thread(this::readSessions, "i9chat-sessions");
  private volatile boolean draining;

  /**
   * A hub without connections; its threads start with it.
   *
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
      boolean limited) {
    this.chat = chat;
    this.catalogue = catalogue;
    this.runner = runner;
    this.ids = ids;
    this.clock = clock;
    this.budget = budget;
    this.limited = limited;
    this.limits = Frames.limits(runner.limits().published());
    for (int i = 0; i < Math.max(1, Runtime.getRuntime().availableProcessors()); i++) {
      shards.add(new Shard(i));
    }
    shards.forEach(Shard::start);
    sessionReader.setDaemon(true);
    sessionReader.start();
  }

  Catalogue catalogue() {
    return catalogue;
  }

  ByteBudget budget() {
    return budget;
  }

  OperationRunner runner() {
    return runner;
  }

  /** How many connections there are. */
  public int size() {
    return shards.stream().mapToInt(shard -> shard.connections().size()).sum();
  }

  boolean isDraining() {
    return draining;
  }

  /** Who a token stands for. */
  Handshake.Identity identify(String token) {
    try {
      Optional<Authenticate.Authenticated> found = runner.authenticate(token);
      return found.isPresent()
          ? new Handshake.Identity.Somebody(found.get().caller())
          : new Handshake.Identity.Refused();
    } catch (PortFailure unavailable) {
      LOG.warn("cannot authenticate: {}", unavailable.getMessage());
      return new Handshake.Identity.Unknown();
    }
  }

  /** A connection to be. */
  Connection accept(String address, Handshake.Identity identity) {
    Shard shard = shards.get(Math.floorMod(next.getAndIncrement(), shards.size()));
    return new Connection(this, shard, ids.next().toString(), address, identity);
  }

  /**
   * Counts an open connection under its address; one too many is to be closed.
   *
   * @param waits whether it is not authenticated yet
   */
  Counting count(String address, boolean waits) {
    if (!limited) {
      return Counting.NOT_AT_ALL;
    }
    if (!addresses.take(address)) {
      return Counting.ONE_TOO_MANY;
    }
    if (waits && !anonymous.take(address)) {
      addresses.giveBack(address);
      return Counting.ONE_TOO_MANY;
    }
    return waits ? Counting.AS_WAITING : Counting.AS_SOMEBODYS;
  }

  /** Counts a connection under its person, once; not if they have too many. */
  boolean admit(Connection connection, Caller who) {
    if (!people.take(who.person())) {
      return false;
    }
    if (connection.counted() == Counting.AS_WAITING) {
      anonymous.giveBack(connection.address());
    }
    return true;
  }

  void gone(Connection connection) {
    Caller who = connection.caller();
    if (who != null) {
      people.giveBack(who.person());
    }
    switch (connection.counted()) {
      case NOT_AT_ALL, ONE_TOO_MANY -> {}
      case AS_SOMEBODYS -> addresses.giveBack(connection.address());
      case AS_WAITING -> {
        addresses.giveBack(connection.address());
        if (who == null) {
          anonymous.giveBack(connection.address());
        }
      }
    }
  }

  LiveSubscription subscribe(Connection connection, Caller who) {
    return chat.subscribe(who.person(), connection::on);
  }

  boolean holds(Caller who) {
    return holding(List.of(who.session())).contains(who.session());
  }

  private Set<SessionId> holding(List<SessionId> sessions) {
    return chat.signIn().sessions().find().handle(new FindSessions.Command(sessions)).holding();
  }

  byte[] hello(String connectionId, Caller who) {
    GetUsername.Command command = new GetUsername.Command(who.person());
    if (!(chat.people().getUsername().handle(command) instanceof GetUsername.Found found)) {
      throw new PortFailure("the account of a session that holds is not there");
    }
    return Frames.hello(connectionId, found.username(), clock.instant(), limits);
  }

  void failed(String connection, Exception failure) {
    if (failure instanceof PortFailure unavailable) {
      LOG.warn("{}: {}", connection, unavailable.getMessage());
    } else {
      LOG.error("{} failed", connection, failure);
    }
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
      Set<SessionId> holding = holding(List.copyOf(open));
      each(connection -> {
        Caller who = connection.caller();
        if (who != null && open.contains(who.session()) && !holding.contains(who.session())) {
          connection.close(CloseCode.SESSION_ENDED);
        }
      });
    } catch (RuntimeException failure) {
      failed("reading sessions", failure);
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
