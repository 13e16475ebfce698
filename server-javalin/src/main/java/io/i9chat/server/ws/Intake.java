package io.i9chat.server.ws;

import io.i9chat.domain.session.Caller;
import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Holder;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.socket.CloseCode;

/** Starts the calls of an authenticated connection, each when there is room for it. */
final class Intake {
  private final Client client;
  private final CallRunner runner;

  Intake(Client client, CallRunner runner) {
    this.client = client;
    this.runner = runner;
  }

  /** Deals with a frame, and answers whether the next one is asked for elsewhere. */
  boolean take(Inbound inbound, Caller who) {
    switch (inbound) {
      case Inbound.Broken broken -> client.close(CloseCode.BAD_FRAME);
      case Inbound.Authenticate again -> client.close(CloseCode.BAD_FRAME);
      case Inbound.Wrong wrong -> {
        if (runner.calls().uses(wrong.id()) || wrong.op().equals(Inbound.AUTHENTICATE)) {
          client.close(CloseCode.BAD_FRAME);
        } else {
          Thread.startVirtualThread(() -> runner.wrong(wrong, who));
        }
      }
      case Inbound.Invocation<?> call -> {
        return admit(call, who);
      }
    }
    return false;
  }

  /**
   * Takes what a call needs to be held, and starts it; while there is no room for it the next frame
   * is not asked for.
   */
  private boolean admit(Inbound.Invocation<?> call, Caller who) {
    Holder of = client.holder();
    if (of.tryTake(call.bytes(), Demand.CALL)) {
      start(call, who);
      return false;
    }
    Thread.startVirtualThread(() -> {
      if (of.take(call.bytes(), Demand.CALL)) {
        start(call, who);
      } else {
        refuse(call, who, Problem.of(ErrorCode.UNAVAILABLE));
      }
      client.demand();
    });
    return true;
  }

  private void start(Inbound.Invocation<?> call, Caller who) {
    switch (runner.calls().start(call)) {
      case ADMITTED -> {}
      case ID_IN_USE -> {
        client.holder().giveBack(call.bytes(), Demand.CALL);
        client.close(CloseCode.BAD_FRAME);
      }
      case TOO_MANY -> {
        client.holder().giveBack(call.bytes(), Demand.CALL);
        refuse(call, who, Problem.rateLimited(SocketLimits.CALLS_PAUSE));
      }
    }
  }

  private void refuse(Inbound.Invocation<?> call, Caller who, Problem problem) {
    String op = call.operation().name();
    runner.answer(call.id(), op, Reply.refused(problem), runner.call(who), call.since());
  }
}
