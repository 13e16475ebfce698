package io.i9chat.server.http;

import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.json.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers errors in their one shape, wherever they were found. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static void write(Context ctx, Problem problem) {
    AccessLog.failed(ctx, problem.code());
    LeftBodies.take(ctx, problem.status());
    ctx.status(problem.status());
    problem
        .retryAfterSeconds()
        .ifPresent(seconds -> ctx.header("Retry-After", Long.toString(seconds)));
    ctx.contentType(Problem.MEDIA_TYPE);
    byte[] body = Json.bytes(problem, Requests.id(ctx));
    ctx.res().setContentLength(body.length);
    try {
      // Javalin would copy a result through a buffer of 32 KiB, made anew for each refusal.
      ctx.res().getOutputStream().write(body);
    } catch (IOException gone) {
      LOG.debug("{} broke off", ctx.method(), gone);
    }
  }

  /** What the router or the servlet layer refused: no such route, another method. */
  static void of(HttpResponseException refused, Context ctx) {
    write(ctx, byStatus(refused.getStatus()));
  }

  /** A bug: the log has it all, the client the request id. */
  static void of(Exception bug, Context ctx) {
    LOG.error("{} failed", ctx.method(), bug);
    write(ctx, Problem.of(ErrorCode.INTERNAL));
  }

  /** The problem of what went wrong before any operation was found. */
  static Problem byStatus(int status) {
    return switch (status) {
      case 404 -> Problem.of(ErrorCode.NOT_FOUND);
      case 405 ->
          Problem.of(ErrorCode.NOT_FOUND, "there is no such method here").withStatus(status);
      case 413 -> Problem.of(ErrorCode.PAYLOAD_TOO_LARGE);
      case 415 -> Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      case 421 ->
          Problem.of(ErrorCode.NOT_FOUND, "this server is not called that").withStatus(status);
      case 505 ->
          Problem.of(ErrorCode.INVALID_INPUT, "the request is not valid HTTP/1.1").withStatus(400);
      case 503 -> Problem.of(ErrorCode.UNAVAILABLE);
      default ->
          status >= 400 && status < 500
              ? Problem.of(ErrorCode.INVALID_INPUT, "the request is not valid HTTP")
                  .withStatus(status)
              : Problem.of(ErrorCode.INTERNAL);
    };
  }
}
