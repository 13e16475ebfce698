package io.i9chat.server.ws;

import io.i9chat.domain.live.Delivery;
import io.i9chat.domain.live.LiveEvent;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.session.Caller;
import io.i9chat.server.budget.Holder;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: what it is before and after it is authenticated, and what its calls come
 * to. Frames come one at a time, and the next only after the last was dealt with or handed on.
 */
final class Connection implements FrameHandler {
  private final Sockets sockets;
  private final Shard shard;
  private final String id;
  private final String address;
  private volatile Counting counted = Counting.NOT_AT_ALL;
  private final Handshake.Identity identity;
  private final Messages messages = new Messages();
  private final PreAuthHandler preAuth;
  private final Intake intake;
  private final CallRunner runner;
  private final Ending ending;
  private final Heartbeat heartbeat = new Heartbeat(System.nanoTime());
  private @Nullable CoreSession session;
  private @Nullable Outbox outbox;
  private volatile @Nullable Holder holder;
  private volatile @Nullable Caller caller;
  volatile @Nullable LiveSubscription subscription;
  private volatile boolean closing;
  private boolean closed;

  Connection(Sockets sockets, Shard shard, String id, String address, Handshake.Identity identity) {
    this.sockets = sockets;
    this.shard = shard;
    this.id = id;
    this.address = address;
    this.identity = identity;
    this.runner = new CallRunner(sockets, this);
    this.preAuth = new PreAuthHandler(sockets, runner, this);
    this.intake = new Intake(this, runner);
    this.ending = new Ending(this, runner.calls());
  }

  String id() {
    return id;
  }

  String address() {
    return address;
  }

  Counting counted() {
    return counted;
  }

  @Nullable Caller caller() {
    return caller;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    outbox = new Outbox(opened, shard);
    if (!(identity instanceof Handshake.Identity.Somebody)) {
      holdsFor(null);
    }
    // Counted only now: a peer that goes before this never comes to onClosed, which gives it back.
    counted = sockets.count(address, !(identity instanceof Handshake.Identity.Somebody));
    shard.add(this);
    callback.succeeded();
    if (counted == Counting.ONE_TOO_MANY) {
      close(CloseCode.TOO_MANY_CONNECTIONS);
    } else if (identity instanceof Handshake.Identity.Refused) {
      close(CloseCode.AUTHENTICATION_FAILED);
    } else if (identity instanceof Handshake.Identity.Somebody(Caller who)) {
      Thread.startVirtualThread(() -> {
        become(who, List.of());
        demand();
      });
      return;
    }
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    heartbeat.heard();
    boolean handedOn = false;
    try {
      handedOn =
          switch (messages.take(frame, caller == null)) {
            case Messages.Taken.Part part -> false;
            case Messages.Taken.Ping ping -> {
              // The next frame is taken when the pong has left, or pings could pile up pongs.
              outbox().pong(ping.payload(), this::demand);
              yield true;
            }
            case Messages.Taken.Broken broken -> {
              close(broken.code());
              yield false;
            }
            case Messages.Taken.Whole whole -> message(whole.utf8());
          };
      callback.succeeded();
    } catch (RuntimeException broken) {
      callback.failed(broken);
      return;
    }
    if (!handedOn) {
      demand();
    }
  }

  /** Asks for the next frame, unless too many results wait. */
  void demand() {
    if (session != null) {
      outbox().demand();
    }
  }

  private void holdsFor(@Nullable Caller who) {
    String account = who == null ? null : who.person().toString();
    Holder held = sockets.budget().connection(account, address);
    holder = held;
    outbox().owed().heldBy(held);
  }

  /** What the calls of this connection take of the budget by. */
  Holder holder() {
    return Objects.requireNonNull(holder, "a connection that is heard has one");
  }

  /** Deals with a message, and answers whether the next frame is asked for elsewhere. */
  private boolean message(byte[] utf8) {
    if (closing || ending.hasBegun()) {
      return false;
    }
    Inbound inbound = Inbound.read(utf8, sockets.catalogue());
    Caller authenticated = caller;
    if (authenticated == null) {
      Thread.startVirtualThread(() -> {
        try {
          preAuth.take(inbound);
        } finally {
          demand();
        }
      });
      return true;
    }
    return intake.take(inbound, authenticated);
  }

  /** The connection becomes {@code who}'s: first {@code hello}, then {@code results}. */
  void become(Caller who, List<byte[]> results) {
    try {
      byte[] hello = sockets.hello(id, who);
      if (!admitted(who)) {
        return;
      }
      holdsFor(who);
      // Events begin before the client can know that it is live, and come behind the hello.
      outbox().first(hello);
      subscription = sockets.subscribe(this, who);
      outbox().results(results, 0);
      if (closing) {
        unsubscribe();
      } else if (!sockets.holds(who)) {
        // It ended while the subscription to such endings was made.
        close(CloseCode.SESSION_ENDED);
      }
    } catch (RuntimeException failure) {
      sockets.failed(id, failure);
      close(CloseCode.ERROR);
    }
  }

  private synchronized boolean admitted(Caller who) {
    if (closed) {
      return false;
    }
    if (!sockets.admit(this, who)) {
      close(CloseCode.TOO_MANY_CONNECTIONS);
      return false;
    }
    caller = who;
    return true;
  }

  /** Hears what happens to the person whose connection this is. */
  void on(Delivery delivery) {
    if (delivery.event() instanceof LiveEvent.SessionsEnded(var ended)) {
      Caller who = caller;
      if (who != null && ended.contains(who.session())) {
        // It may be a call of this very connection that ends it: that is answered first.
        ending.begin(CloseCode.SESSION_ENDED);
      }
    } else if (delivery.event() instanceof LiveEvent.PresenceChanged(var presence)) {
      outbox().presence(presence.username(), delivery.rendered(Frames::event));
    } else {
      outbox().event(delivery.rendered(Frames::event), Frames.isPassing(delivery.event()));
    }
  }

  /** Every call has been answered, or dropped. */
  void answered() {
    ending.closeIfAnswered();
  }

  /** Takes no more calls, answers those there are, and closes. */
  void drain() {
    ending.begin(CloseCode.DRAINING);
  }

  boolean dropsWaitingCalls() {
    return closing || ending.dropsWaitingCalls();
  }

  /** Looks after the connection, a few times a second. */
  void tick(long now) {
    Outbox out = outbox();
    ending.tick(now);
    if (out.overdue(now)) {
      out.abort();
    } else if (out.stalled(now)) {
      closing = true;
      // What stands in the way of others is not waited for again.
      boolean wanted = out.owed().isWanted(now);
      out.close(CloseCode.TOO_SLOW, wanted ? SocketLimits.CLOSING_ENDED : SocketLimits.CLOSING);
    } else if (caller == null && heartbeat.age(now) > SocketLimits.AUTHENTICATION.toNanos()) {
      close(CloseCode.NOT_AUTHENTICATED);
    } else if (!closing && !out.owed().isPaused()) {
      switch (heartbeat.due(now)) {
        case NOTHING -> {}
        case PING -> out.ping();
        case LOST -> close(CloseCode.HEARTBEAT_LOST);
      }
    }
  }

  /** Sends what waits and closes. */
  void close(CloseCode code) {
    closing = true;
    outbox().close(code);
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    // What peers do to a connection is no error of the server's; onClosed follows.
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    closing = true;
    shard.remove(this);
    outbox().closed();
    unsubscribe();
    synchronized (this) {
      closed = true;
      sockets.gone(this);
    }
    callback.succeeded();
  }

  private void unsubscribe() {
    LiveSubscription live = subscription;
    if (live != null) {
      live.close();
    }
  }

  Outbox outbox() {
    Outbox opened = outbox;
    if (opened == null) {
      throw new IllegalStateException("not open yet");
    }
    return opened;
  }
}
