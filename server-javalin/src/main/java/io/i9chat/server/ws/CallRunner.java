package io.i9chat.server.ws;

import io.i9chat.domain.session.Caller;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Holder;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.socket.CloseCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs the calls of one connection and answers them; too many that rates refuse end it. */
final class CallRunner {
  private final SocketContext context;
  private final Client client;
  private final Calls calls = new Calls(this::run);
  private final Ending ending;
  private final AtomicLong requests = new AtomicLong();
  private @Nullable RefusalCount refusals;

  CallRunner(SocketContext context, Client client) {
    this.context = context;
    this.client = client;
    this.ending = new Ending(client, calls);
  }

  Calls calls() {
    return calls;
  }

  /** The end that waits for these calls. */
  Ending ending() {
    return ending;
  }

  void wrong(Inbound.Wrong wrong, @Nullable Caller who) {
    long since = System.nanoTime();
    Call call = call(who);
    Reply<?> reply = context.runner().refusedAnyway(call, wrong.problem());
    answer(wrong.id(), wrong.op(), reply, call, since);
  }

  <I> void run(Calls.Run<I> run) {
    Caller who = client.caller();
    if (client.isClosing() || ending.dropsWaitingCalls() || who == null) {
      calls.answering(run.ids());
      client.holder().giveBack(run.bytes(), Demand.CALL);
      answered();
      return;
    }
    Holder holder = client.holder();
    long page = run.operation().isPage() ? ByteBudget.PAGE_BYTES : 0;
    boolean admitted = page == 0 || holder.take(page, Demand.PAGE);
    long taken = admitted ? page : 0;
    try {
      taken = answer(run, who, admitted, taken);
    } finally {
      holder.giveBack(taken, Demand.PAGE);
      holder.giveBack(run.bytes(), Demand.CALL);
      answered();
    }
  }

  /** Runs the calls and hands on their answers, and with them what was taken for them. */
  private <I> long answer(Calls.Run<I> run, Caller who, boolean admitted, long taken) {
    Call call = call(who);
    List<byte[]> frames = new ArrayList<>(run.ids().size());
    boolean tooManyRefused = false;
    List<? extends Reply<?>> replies =
        admitted
            ? context.runner().run(call, run.operation(), run.inputs())
            : Collections.nCopies(run.ids().size(), Reply.refused(ErrorCode.UNAVAILABLE));
    for (int i = 0; i < run.ids().size(); i++) {
      frames.add(Frames.reply(run.ids().get(i), replies.get(i), call.requestId()));
      tooManyRefused |= countsRefusal(replies.get(i));
    }
    for (int i = 0; i < run.ids().size(); i++) {
      record(call, run.operation().name(), replies.get(i), run.since().get(i));
    }
    calls.answering(run.ids());
    send(frames, taken, tooManyRefused);
    return 0;
  }

  private void answered() {
    calls.answered();
    ending.closeIfAnswered();
  }

  /**
   * Answers one call.
   *
   * @param op what was called, as the client named it
   * @param since when it came, as {@link System#nanoTime} said
   */
  void answer(String callId, String op, Reply<?> reply, Call call, long since) {
    record(call, op, reply, since);
    send(List.of(Frames.reply(callId, reply, call.requestId())), 0, countsRefusal(reply));
  }

  /** Notes how a call went; its answer is sent behind that. */
  void record(Call call, String op, Reply<?> reply, long since) {
    client.record().answered(call, op, reply, since);
  }

  private void send(List<byte[]> frames, long taken, boolean tooManyRefused) {
    boolean tooSlow = client.outbox().results(frames, taken);
    if (tooManyRefused) {
      client.close(CloseCode.RATE_LIMITED);
    } else if (tooSlow) {
      client.close(CloseCode.TOO_SLOW);
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

  Call call(@Nullable Caller who) {
    return new Call(
        requestId(), Transport.WEBSOCKET, client.address(), who, null, client.subscription());
  }

  private String requestId() {
    return client.id() + "-" + requests.incrementAndGet();
  }
}
