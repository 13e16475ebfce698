package io.i9chat.server.http;

import io.i9chat.domain.session.Caller;
import io.i9chat.ports.PortFailure;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Lease;
import io.i9chat.server.metrics.CallMeter;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Grant;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.OperationRunner;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.Redirect;
import io.i9chat.server.wire.Streamed;
import io.i9chat.server.wire.json.Json;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the requests of one operation. */
final class OperationHandler<I, O> implements Handler {
  private static final int NO_CONTENT = 204;

  private final Operation<I, O> operation;
  private final HttpBinding http;
  private final OperationRunner runner;
  private final Requests requests;
  private final InstantSource clock;
  private final InputReader inputs;
  private final Answers answers;
  private final ByteBudget budget;
  private final CallMeter meter;

  OperationHandler(
      Operation<I, O> operation,
      OperationRunner runner,
      Requests requests,
      InstantSource clock,
      InputReader inputs,
      Answers answers,
      ByteBudget budget,
      CallMeter meter) {
    this.operation = operation;
    this.http = Objects.requireNonNull(operation.http());
    this.runner = runner;
    this.requests = requests;
    this.clock = clock;
    this.inputs = inputs;
    this.answers = answers;
    this.budget = budget;
    this.meter = meter;
  }

  @Override
  public void handle(Context ctx) {
    long since = System.nanoTime();
    AccessLog.route(ctx, http.path());
    Problem refused = attempt(ctx, since);
    // Written when nothing is held any more, for a peer may take its time.
    if (refused != null) {
      answered(refused.code(), since);
      Problems.write(ctx, refused);
    }
  }

  private void answered(@Nullable ErrorCode code, long since) {
    meter.answered(Transport.HTTP, code, System.nanoTime() - since);
  }

  /** Answers the request, or says why it is refused. */
  private @Nullable Problem attempt(Context ctx, long since) {
    if (http.changesState() && requests.carriesCookie(ctx) && !requests.fromOwnPage(ctx)) {
      return foreignPage();
    }
    Requests.Credentials identity;
    try {
      identity = requests.identify(ctx);
    } catch (PortFailure failure) {
      return Problem.of(ErrorCode.UNAVAILABLE);
    }
    AccessLog.caller(ctx, identity.caller());
    Call call =
        new Call(
            Requests.id(ctx),
            Transport.HTTP,
            requests.address(ctx.req()),
            identity.caller(),
            identity.cookieCaller(),
            null);
    Caller caller = identity.caller();
    String account = caller == null ? null : caller.person().toString();
    try (Lease lease = new Lease(budget.request(account, call.address()))) {
      return attempt(ctx, call, identity, lease, since);
    }
  }

  /** Answers the call, or says why it is refused. */
  private @Nullable Problem attempt(
      Context ctx, Call call, Requests.Credentials identity, Lease lease, long since) {
    if (!lease.take(ByteBudget.CALL_BYTES, Demand.CALL)) {
      return Problem.of(ErrorCode.UNAVAILABLE);
    }
    return switch (runner.read(call, operation, () -> read(ctx, lease))) {
      case Reply.Done<O> done -> {
        answered(null, since);
        answer(ctx, identity, done, lease);
        yield null;
      }
      case Reply.Refused<O> refused -> refused.problem();
    };
  }

  private I read(Context ctx, Lease lease) {
    ObjectNode fields = inputs.fields(ctx, operation, http, lease);
    JsonNode cookie = fields.get("cookie");
    // Setting a cookie signs the page's visitor in, perhaps as another person (login CSRF).
    if (cookie != null
        && cookie.isBoolean()
        && cookie.booleanValue()
        && !requests.fromOwnPage(ctx)) {
      throw new BadInput(foreignPage());
    }
    I input = operation.input().read(fields);
    if (operation.isPage() && !lease.take(ByteBudget.PAGE_BYTES, Demand.PAGE)) {
      throw new BadInput(Problem.of(ErrorCode.UNAVAILABLE));
    }
    return input;
  }

  private static Problem foreignPage() {
    return Problem.of(
        ErrorCode.FORBIDDEN, "a call with a cookie needs an Origin that this server knows");
  }

  private void answer(Context ctx, Requests.Credentials identity, Reply.Done<O> done, Lease lease) {
    Grant grant = done.grant();
    if (grant != null && grant.cookie()) {
      Duration life = Duration.between(clock.instant(), grant.endsAt());
      ctx.res().addHeader("Set-Cookie", requests.cookie().set(grant.token(), life));
    } else if (http.changesState() && identity.byCookie() && isOver(ctx)) {
      ctx.res().addHeader("Set-Cookie", requests.cookie().clear());
    }
    ctx.status(done.status() == 0 ? http.status() : done.status());
    if (ctx.statusCode() != NO_CONTENT) {
      body(ctx, Objects.requireNonNull(done.body()), lease);
    }
  }

  private void body(Context ctx, Object body, Lease lease) {
    switch (body) {
      case Redirect redirect -> {
        ctx.header("Location", redirect.location().toString());
        ctx.header("Cache-Control", "private, max-age=" + redirect.maxAge().toSeconds());
      }
      case Streamed streamed -> answers.write(ctx, streamed, lease);
      default -> answers.write(ctx, Json.bytes(body), lease);
    }
  }

  /** Whether the call ended the session that its own cookie carries. */
  private boolean isOver(Context ctx) {
    try {
      return requests.identify(ctx).caller() == null;
    } catch (PortFailure failure) {
      return false;
    }
  }
}
