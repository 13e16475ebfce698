package io.i9chat.server.ws;

import io.i9chat.domain.account.Caller;
import io.i9chat.domain.live.Delivery;
import io.i9chat.domain.live.LiveEvent;
import io.i9chat.server.operation.Access;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
  /** How the connection counts among those of its address. */
  enum Count {
    /** Connections are not limited. */
    NOT_AT_ALL,
    /** There are too many already. */
    ONE_TOO_MANY,
    /** It came with a session. */
    AS_SOMEBODYS,
    /** It has still to say whose it is. */
    AS_WAITING
  }

  private final Sockets sockets;
  private final Shard shard;
  private final String id;
  private final String address;
  private final Count counted;
  private final Handshake.Identity identity;
  private final Messages messages = new Messages();
  private final Calls calls = new Calls(this::run);
  private final AtomicLong requests = new AtomicLong();
  private final Heartbeat heartbeat = new Heartbeat(System.nanoTime());
  private @Nullable RefusalCount refusals;
  private @Nullable CoreSession session;
  private @Nullable Outbox outbox;
  private volatile @Nullable Caller caller;
  private volatile @Nullable AutoCloseable subscription;
  private volatile boolean closing;
  private boolean closed;

  Connection(
      Sockets sockets,
      Shard shard,
      String id,
      String address,
      Count counted,
      Handshake.Identity identity) {
    this.sockets = sockets;
    this.counted = counted;
    this.shard = shard;
    this.id = id;
    this.address = address;
    this.identity = identity;
  }

  String address() {
    return address;
  }

  Count counted() {
    return counted;
  }

  @Nullable Caller caller() {
    return caller;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    outbox = new Outbox(opened, shard);
    shard.add(this);
    callback.succeeded();
    if (counted == Count.ONE_TOO_MANY) {
      close(CloseCode.TOO_MANY_CONNECTIONS);
      opened.demand();
      return;
    }
    switch (identity) {
      case Handshake.Identity.Nobody nobody -> opened.demand();
      case Handshake.Identity.Refused refused -> {
        close(CloseCode.AUTHENTICATION_FAILED);
        opened.demand();
      }
      case Handshake.Identity.Somebody somebody ->
          Thread.startVirtualThread(() -> {
            become(somebody.caller(), List.of());
            opened.demand();
          });
    }
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

  private void demand() {
    if (session != null) {
      session.demand();
    }
  }

  /** Deals with a message, and answers whether the next frame is asked for elsewhere. */
  private boolean message(byte[] utf8) {
    if (closing) {
      return false;
    }
    Inbound inbound = Inbound.read(utf8, sockets.catalogue());
    Caller authenticated = caller;
    if (authenticated == null) {
      Thread.startVirtualThread(() -> {
        try {
          anonymous(inbound);
        } finally {
          demand();
        }
      });
      return true;
    }
    authenticated(inbound, authenticated);
    return false;
  }

  private void authenticated(Inbound inbound, Caller who) {
    switch (inbound) {
      case Inbound.Broken broken -> close(CloseCode.BAD_FRAME);
      case Inbound.Authenticate again -> close(CloseCode.BAD_FRAME);
      case Inbound.Wrong wrong -> {
        if (calls.uses(wrong.id()) || wrong.op().equals(Inbound.AUTHENTICATE)) {
          close(CloseCode.BAD_FRAME);
        } else {
          Thread.startVirtualThread(() -> wrong(wrong, who));
        }
      }
      case Inbound.Invocation<?> call -> {
        switch (calls.start(call)) {
          case ADMITTED -> {}
          case ID_IN_USE -> close(CloseCode.BAD_FRAME);
          case TOO_MANY -> {
            Problem problem = Problem.of(ErrorCode.RATE_LIMITED, "too many calls are unanswered");
            answer(call.id(), Reply.refused(problem), call(who));
          }
        }
      }
    }
  }

  private void wrong(Inbound.Wrong wrong, @Nullable Caller who) {
    Call call = call(who);
    answer(wrong.id(), sockets.runner().refusedAnyway(call, wrong.problem()), call);
  }

  private void anonymous(Inbound inbound) {
    switch (inbound) {
      case Inbound.Broken broken -> close(CloseCode.BAD_FRAME);
      case Inbound.Authenticate token -> authenticate(token);
      case Inbound.Wrong wrong -> {
        if (wrong.op().equals(Inbound.AUTHENTICATE) || isOpen(wrong.op())) {
          wrong(wrong, null);
        } else {
          close(CloseCode.NOT_AUTHENTICATED);
        }
      }
      case Inbound.Invocation<?> call -> {
        if (call.operation().access() == Access.PUBLIC) {
          open(call);
        } else {
          close(CloseCode.NOT_AUTHENTICATED);
        }
      }
    }
  }

  private boolean isOpen(String op) {
    var operation = sockets.catalogue().find(op);
    return operation != null
        && operation.access() == Access.PUBLIC
        && operation.comesBy(Transport.WEBSOCKET);
  }

  private void authenticate(Inbound.Authenticate token) {
    switch (sockets.identify(token.token())) {
      case Handshake.Identity.Somebody somebody ->
          become(
              somebody.caller(),
              List.of(Frames.reply(token.id(), Reply.done(Nothing.NOTHING), requestId())));
      case Handshake.Identity.Refused refused -> close(CloseCode.AUTHENTICATION_FAILED);
      case Handshake.Identity.Nobody unknown ->
          answer(token.id(), Reply.refused(ErrorCode.UNAVAILABLE), call(null));
    }
  }

  /** Runs a call that anybody may make; a session it opens becomes the connection's. */
  private <I> void open(Inbound.Invocation<I> invocation) {
    Call call = call(null);
    Reply<?> reply = sockets.runner().run(call, invocation.operation(), invocation.input());
    if (reply instanceof Reply.Done<?> done && done.grant() != null) {
      become(
          done.grant().caller(), List.of(Frames.reply(invocation.id(), reply, call.requestId())));
    } else {
      answer(invocation.id(), reply, call);
    }
  }

  /** The connection becomes {@code who}'s: first {@code hello}, then {@code results}. */
  private void become(Caller who, List<byte[]> results) {
    try {
      byte[] hello = sockets.hello(id, who);
      if (!admitted(who)) {
        return;
      }
      // Events begin before the client can know that it is live, and come behind the hello.
      outbox().first(hello);
      AutoCloseable live = sockets.subscribe(this, who);
      subscription = live;
      outbox().results(results);
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

  private <I> void run(Calls.Run<I> run) {
    Caller who = caller;
    if (closing || who == null) {
      return;
    }
    Call call = call(who);
    List<byte[]> frames = new ArrayList<>(run.ids().size());
    boolean tooManyRefused = false;
    var replies = sockets.runner().run(call, run.operation(), run.inputs());
    for (int i = 0; i < run.ids().size(); i++) {
      frames.add(Frames.reply(run.ids().get(i), replies.get(i), call.requestId()));
      tooManyRefused |= countsRefusal(replies.get(i));
    }
    calls.done(run.ids());
    send(frames, tooManyRefused);
  }

  private void answer(String callId, Reply<?> reply, Call call) {
    send(List.of(Frames.reply(callId, reply, call.requestId())), countsRefusal(reply));
  }

  private void send(List<byte[]> frames, boolean tooManyRefused) {
    boolean tooSlow = outbox().results(frames);
    if (tooManyRefused) {
      close(CloseCode.RATE_LIMITED);
    } else if (tooSlow) {
      close(CloseCode.TOO_SLOW);
    }
  }

  private synchronized boolean countsRefusal(Reply<?> reply) {
    if (!(reply instanceof Reply.Refused<?> refused)
        || refused.problem().code() != ErrorCode.RATE_LIMITED) {
      return false;
    }
    if (refusals == null) {
      refusals = new RefusalCount();
    }
    return refusals.oneMoreIsTooMany(System.nanoTime());
  }

  /** Hears what happens to the person whose connection this is. */
  void on(Delivery delivery) {
    if (delivery.event() instanceof LiveEvent.SessionsEnded(var ended)) {
      Caller who = caller;
      if (who != null && ended.contains(who.session())) {
        close(CloseCode.SESSION_ENDED);
      }
    } else {
      outbox().event(delivery.rendered(Frames::event));
    }
  }

  /** Looks after the connection, a few times a second. */
  void tick(long now) {
    Outbox out = outbox();
    if (out.overdue(now)) {
      out.abort();
    } else if (out.stalled(now)) {
      close(CloseCode.TOO_SLOW);
    } else if (caller == null && heartbeat.age(now) > SocketLimits.AUTHENTICATION.toNanos()) {
      close(CloseCode.NOT_AUTHENTICATED);
    } else if (!closing) {
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
    unsubscribe();
    synchronized (this) {
      closed = true;
      sockets.gone(this);
    }
    callback.succeeded();
  }

  private void unsubscribe() {
    AutoCloseable live = subscription;
    if (live != null) {
      try {
        live.close();
      } catch (Exception failure) {
        sockets.failed(id, failure);
      }
    }
  }

  private Call call(@Nullable Caller who) {
    return new Call(requestId(), Transport.WEBSOCKET, address, who, null);
  }

  private String requestId() {
    return id + "-" + requests.incrementAndGet();
  }

  private Outbox outbox() {
    Outbox opened = outbox;
    if (opened == null) {
      throw new IllegalStateException("not open yet");
    }
    return opened;
  }
}
