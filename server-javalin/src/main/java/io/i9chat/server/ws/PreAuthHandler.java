package io.i9chat.server.ws;

import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Holder;
import io.i9chat.server.operation.Access;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import java.util.List;

/**
 * What a connection may do before it is authenticated: authenticate, sign up or sign in, with one
 * frame handled at a time.
 */
final class PreAuthHandler {
  private final Sockets sockets;
  private final CallRunner runner;
  private final Connection connection;

  PreAuthHandler(Sockets sockets, CallRunner runner, Connection connection) {
    this.sockets = sockets;
    this.runner = runner;
    this.connection = connection;
  }

  /** Deals with a frame. */
  void take(Inbound inbound) {
    switch (inbound) {
      case Inbound.Broken broken -> connection.close(CloseCode.BAD_FRAME);
      case Inbound.Authenticate token -> authenticate(token);
      case Inbound.Wrong wrong -> {
        if (wrong.op().equals(Inbound.AUTHENTICATE) || isOpen(wrong.op())) {
          runner.wrong(wrong, null);
        } else {
          connection.close(CloseCode.NOT_AUTHENTICATED);
        }
      }
      case Inbound.Invocation<?> call -> {
        if (call.operation().access() == Access.PUBLIC) {
          open(call);
        } else {
          connection.close(CloseCode.NOT_AUTHENTICATED);
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
    Call call = runner.call(null);
    switch (call.named(() -> sockets.identify(token.token()))) {
      case Handshake.Identity.Somebody somebody ->
          connection.become(
              somebody.caller(),
              List.of(Frames.reply(token.id(), Reply.done(Nothing.NOTHING), call.requestId())));
      case Handshake.Identity.Refused refused -> connection.close(CloseCode.AUTHENTICATION_FAILED);
      case Handshake.Identity.Nobody nobody ->
          throw new IllegalStateException("a token says whose it is");
      case Handshake.Identity.Unknown unknown ->
          runner.answer(token.id(), Reply.refused(ErrorCode.UNAVAILABLE), call);
    }
  }

  /** Runs a call that needs no session; a session it opens becomes the connection's. */
  private <I> void open(Inbound.Invocation<I> invocation) {
    Call call = runner.call(null);
    Holder holder = connection.holder();
    if (!holder.take(invocation.bytes(), Demand.CALL)) {
      runner.answer(invocation.id(), Reply.refused(ErrorCode.UNAVAILABLE), call);
      return;
    }
    try {
      open(call, invocation);
    } finally {
      holder.giveBack(invocation.bytes(), Demand.CALL);
    }
  }

  private <I> void open(Call call, Inbound.Invocation<I> invocation) {
    Reply<?> reply = sockets.runner().run(call, invocation.operation(), invocation.input());
    if (reply instanceof Reply.Done<?> done && done.grant() != null) {
      connection.become(
          done.grant().caller(), List.of(Frames.reply(invocation.id(), reply, call.requestId())));
    } else {
      runner.answer(invocation.id(), reply, call);
    }
  }
}
