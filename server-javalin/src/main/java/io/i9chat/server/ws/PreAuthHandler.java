package io.i9chat.server.ws;

import io.i9chat.domain.session.Caller;
import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Holder;
import io.i9chat.server.operation.Access;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.socket.CloseCode;
import io.i9chat.server.ws.SocketContext.Identity;
import java.util.List;

/**
 * What a connection may do before it is authenticated: authenticate, sign up or sign in, with one
 * frame handled at a time.
 */
final class PreAuthHandler {
  private final SocketContext context;
  private final CallRunner runner;
  private final Client client;
  private final Authenticated authenticated;

  /** What is done when the client is known. */
  @FunctionalInterface
  interface Authenticated {
    /** The connection becomes {@code who}'s, and the results are sent behind the greeting. */
    void become(Caller who, List<byte[]> results);
  }

  PreAuthHandler(
      SocketContext context, CallRunner runner, Client client, Authenticated authenticated) {
    this.context = context;
    this.runner = runner;
    this.client = client;
    this.authenticated = authenticated;
  }

  /** Deals with a frame. */
  void take(Inbound inbound) {
    switch (inbound) {
      case Inbound.Broken broken -> client.close(CloseCode.BAD_FRAME);
      case Inbound.Authenticate token -> authenticate(token);
      case Inbound.Wrong wrong -> {
        if (wrong.op().equals(Inbound.AUTHENTICATE) || isOpen(wrong.op())) {
          runner.wrong(wrong, null);
        } else {
          client.close(CloseCode.NOT_AUTHENTICATED);
        }
      }
      case Inbound.Invocation<?> call -> {
        if (call.operation().access() == Access.PUBLIC) {
          open(call);
        } else {
          client.close(CloseCode.NOT_AUTHENTICATED);
        }
      }
    }
  }

  private boolean isOpen(String op) {
    var operation = context.catalogue().find(op);
    return operation != null
        && operation.access() == Access.PUBLIC
        && operation.comesBy(Transport.WEBSOCKET);
  }

  private void authenticate(Inbound.Authenticate token) {
    long since = System.nanoTime();
    Call call = runner.call(null);
    switch (call.named(() -> context.identify(token.token()))) {
      case Identity.Authenticated(Caller caller) -> {
        Reply<Nothing> done = Reply.done(Nothing.NOTHING);
        runner.record(call, Inbound.AUTHENTICATE, done, since);
        authenticated.become(caller, List.of(Frames.reply(token.id(), done, call.requestId())));
      }
      case Identity.Invalid invalid -> client.close(CloseCode.AUTHENTICATION_FAILED);
      case Identity.Anonymous none -> throw new IllegalStateException("a token says whose it is");
      case Identity.Unknown unknown ->
          runner.answer(
              token.id(), Inbound.AUTHENTICATE, Reply.refused(ErrorCode.UNAVAILABLE), call, since);
    }
  }

  /** Runs a call that needs no session; a session it opens becomes the connection's. */
  private <I> void open(Inbound.Invocation<I> invocation) {
    Call call = runner.call(null);
    Holder holder = client.holder();
    if (!holder.take(invocation.bytes(), Demand.CALL)) {
      answer(invocation, Reply.refused(ErrorCode.UNAVAILABLE), call);
      return;
    }
    try {
      open(call, invocation);
    } finally {
      holder.giveBack(invocation.bytes(), Demand.CALL);
    }
  }

  private <I> void open(Call call, Inbound.Invocation<I> invocation) {
    Reply<?> reply = context.runner().run(call, invocation.operation(), invocation.input());
    if (reply instanceof Reply.Done<?> done && done.grant() != null) {
      runner.record(call, invocation.operation().name(), reply, invocation.since());
      authenticated.become(
          done.grant().caller(), List.of(Frames.reply(invocation.id(), reply, call.requestId())));
    } else {
      answer(invocation, reply, call);
    }
  }

  private void answer(Inbound.Invocation<?> invocation, Reply<?> reply, Call call) {
    String op = invocation.operation().name();
    runner.answer(invocation.id(), op, reply, call, invocation.since());
  }
}
