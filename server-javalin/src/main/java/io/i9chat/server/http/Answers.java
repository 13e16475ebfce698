package io.i9chat.server.http;

import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes answers. One stays in memory until its peer has taken it, so that only so many bytes of
 * large ones may be on their way at once; small ones leave the connection's own buffer.
 */
final class Answers {
  /** How many bytes of large answers may be on their way. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  /** What counts as large, in bytes. */
  static final int LARGE = 32 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Semaphore room = new Semaphore(MAX_BYTES);

  /** Answers with this JSON, or {@code unavailable} if there is no room for it. */
  void write(Context ctx, byte[] json) {
    if (json.length < LARGE) {
      ctx.contentType("application/json");
      ctx.result(json);
    } else if (!room.tryAcquire(json.length)) {
      Problems.write(ctx, Problem.of(ErrorCode.UNAVAILABLE));
    } else {
      try {
        ctx.contentType("application/json");
        ctx.res().setContentLength(json.length);
        ctx.res().getOutputStream().write(json);
      } catch (IOException gone) {
        LOG.debug("{} {} broke off", Requests.id(ctx), ctx.method(), gone);
      } finally {
        room.release(json.length);
      }
    }
  }
}
