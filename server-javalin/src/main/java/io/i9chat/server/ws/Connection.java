package io.i9chat.server.ws;

import io.i9chat.domain.live.Delivery;
import io.i9chat.domain.live.LiveEvent;
import io.i9chat.domain.session.Caller;
import io.i9chat.server.access.Backlogs;
import io.i9chat.server.jetty.IncomingFrame;
import io.i9chat.server.jetty.Link;
import io.i9chat.server.jetty.LinkListener;
import io.i9chat.server.jetty.Upgrades;
import io.i9chat.server.wire.socket.CloseCode;
import io.i9chat.server.ws.ConnectionCounts.Counting;
import io.i9chat.server.ws.SocketContext.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: what it is before and after it is authenticated, and what its calls come
 * to. Frames come one at a time, and the next only after the last was dealt with or handed on.
 */
final class Connection implements LinkListener, Shard.Tended {
  private final SocketContext context;
  private final ConnectionCounts counts;
  private final Shard<Connection> shard;
  private final Client client;
  private final Identity identity;
  private volatile Counting counted = Counting.NOT_AT_ALL;
  private final FrameAssembler assembler = new FrameAssembler();
  private final PreAuthHandler preAuth;
  private final Intake intake;
  private final Ending ending;
  private final Heartbeat heartbeat = new Heartbeat(System.nanoTime());
  private boolean closed;

  Connection(
      SocketContext context,
      ConnectionCounts counts,
      Shard<Connection> shard,
      Client client,
      Identity identity) {
    this.context = context;
    this.counts = counts;
    this.shard = shard;
    this.client = client;
    this.identity = identity;
    CallRunner runner = new CallRunner(context, client);
    this.preAuth = new PreAuthHandler(context, runner, client, this::become);
    this.intake = new Intake(client, runner);
    this.ending = runner.ending();
  }

  @Nullable Caller caller() {
    return client.caller();
  }

  @Override
  public void opened(Link link) {
    client.opened(new Outbox(link, shard, client.record()));
    boolean isAnonymous = !(identity instanceof Identity.Authenticated);
    if (isAnonymous) {
      holdsFor(null);
    }
    // Counted only now: a peer that goes before this never comes to gone(), which gives it back.
    counted = counts.count(client.address(), isAnonymous);
    client.record().opened(identity instanceof Identity.Authenticated(Caller who) ? who : null);
    shard.add(this);
  }

  @Override
  public void ready() {
    if (counted == Counting.ONE_TOO_MANY) {
      close(CloseCode.TOO_MANY_CONNECTIONS);
    } else if (identity instanceof Identity.Invalid) {
      close(CloseCode.AUTHENTICATION_FAILED);
    } else if (identity instanceof Identity.Authenticated(Caller who)) {
      Thread.startVirtualThread(() -> {
        become(who, List.of());
        client.demand();
      });
      return;
    }
    client.demand();
  }

  @Override
  public boolean heard(IncomingFrame frame) {
    heartbeat.heard();
    return switch (assembler.take(frame, client.caller() == null)) {
      case FrameAssembler.Assembled.Incomplete part -> false;
      case FrameAssembler.Assembled.Ping ping -> {
        // The next frame is taken when the pong has left, or pings could pile up pongs.
        client.outbox().pong(ping.payload(), client::demand);
        yield true;
      }
      case FrameAssembler.Assembled.Useless useless -> {
        close(useless.code());
        yield false;
      }
      case FrameAssembler.Assembled.Whole whole -> message(whole.utf8());
    };
  }

  @Override
  public void next() {
    client.demand();
  }

  private void holdsFor(@Nullable Caller who) {
    String account = who == null ? null : who.person().toString();
    client.heldBy(context.budget().connection(account, client.address()));
  }

  /** Deals with a message, and answers whether the next frame is asked for elsewhere. */
  private boolean message(byte[] utf8) {
    if (client.isClosing() || ending.hasBegun()) {
      return false;
    }
    Inbound inbound = Inbound.read(utf8, context.catalogue());
    Caller authenticated = client.caller();
    if (authenticated == null) {
      Thread.startVirtualThread(() -> {
        try {
          preAuth.take(inbound);
        } finally {
          client.demand();
        }
      });
      return true;
    }
    return intake.take(inbound, authenticated);
  }

  /** The connection becomes {@code who}'s: first {@code hello}, then {@code results}. */
  private void become(Caller who, List<byte[]> results) {
    try {
      byte[] hello = context.hello(client.id(), who);
      if (!admitted(who)) {
        return;
      }
      holdsFor(who);
      // The hello leaves when all events come here, and before any of them.
      client.outbox().first(hello);
      client.hears(context.subscribe(who, this::on));
      client.outbox().begin();
      client.outbox().results(results, 0);
      if (client.isClosing()) {
        client.unsubscribe();
      } else if (!context.holds(who)) {
        // It ended while the subscription to such endings was made.
        close(CloseCode.SESSION_ENDED);
      }
    } catch (RuntimeException failure) {
      context.failed(client.id(), failure);
      close(CloseCode.ERROR);
    }
  }

  private synchronized boolean admitted(Caller who) {
    if (closed) {
      return false;
    }
    if (!counts.admit(client.address(), counted, who)) {
      close(CloseCode.TOO_MANY_CONNECTIONS);
      return false;
    }
    client.is(who);
    client.record().admitted(who);
    return true;
  }

  /** Hears what happens to the person whose connection this is. */
  private void on(Delivery delivery) {
    if (delivery.event() instanceof LiveEvent.SessionsEnded(var ended)) {
      Caller who = client.caller();
      if (who != null && ended.contains(who.session())) {
        // It may be a call of this very connection that ends it: that is answered first.
        ending.begin(CloseCode.SESSION_ENDED);
      }
    } else if (delivery.event() instanceof LiveEvent.PresenceChanged(var presence)) {
      client.outbox().presence(presence.username(), delivery.rendered(Frames::event));
    } else {
      client.outbox().event(delivery.rendered(Frames::event), Frames.isPassing(delivery.event()));
    }
  }

  /** Takes no more calls, answers those there are, and closes. */
  void drain() {
    ending.begin(CloseCode.DRAINING);
  }

  /** Looks after the connection, a few times a second. */
  @Override
  public void tick(long now) {
    Outbox out = client.outbox();
    client.record().tick(now);
    ending.tick(now);
    if (out.overdue(now)) {
      out.abort();
    } else if (out.stalled(now)) {
      client.letGo();
      // What stands in the way of others is not waited for again.
      boolean wanted = out.owed().isWanted(now);
      out.close(CloseCode.TOO_SLOW, wanted ? SocketLimits.CLOSING_ENDED : SocketLimits.CLOSING);
    } else if (client.caller() == null
        && heartbeat.age(now) > SocketLimits.AUTHENTICATION.toNanos()) {
      close(CloseCode.NOT_AUTHENTICATED);
    } else if (!client.isClosing() && !out.owed().isPaused()) {
      switch (heartbeat.due(now)) {
        case NOTHING -> {}
        case PING -> out.ping();
        case LOST -> close(CloseCode.HEARTBEAT_LOST);
      }
    }
  }

  /** Sends what waits and closes. */
  void close(CloseCode code) {
    client.close(code);
  }

  @Override
  public void gone(int code) {
    int closing = client.outbox().closing();
    client.letGo();
    shard.remove(this);
    client.outbox().closed();
    client.unsubscribe();
    synchronized (this) {
      closed = true;
      counts.gone(client.address(), counted, client.caller());
    }
    recordEnd(closing, code);
  }

  private void recordEnd(int closing, int code) {
    boolean isAdmitted = client.caller() != null;
    if (closing != Outbox.NOT_CLOSING) {
      client.record().gone(isAdmitted, true, closing);
    } else if (code == Upgrades.TOO_LARGE) {
      // The core closes by itself what announces too much, and the peer is told our code for it.
      client.record().gone(isAdmitted, true, CloseCode.FRAME_TOO_LARGE.code());
    } else {
      client.record().gone(isAdmitted, false, code);
    }
  }

  /** How much waits for the client. */
  Backlogs waiting() {
    return client.waiting();
  }
}
