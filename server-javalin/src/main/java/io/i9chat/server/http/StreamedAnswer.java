package io.i9chat.server.http;

import io.i9chat.ports.PortFailure;
import io.i9chat.server.jetty.Peer;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.Streamed;
import io.javalin.http.Context;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes an answer whose status has left before all of it is made. If the rest cannot be made, the
 * connection is cut, which is the one way left to say that this is not the whole (RFC 9112, 8).
 */
final class StreamedAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

  private StreamedAnswer() {}

  /** Writes it. */
  static void write(Context ctx, Streamed streamed) {
    ctx.contentType("application/json");
    try {
      streamed.writeTo(ctx.res().getOutputStream());
    } catch (IOException | JacksonIOException gone) {
      // The client has gone and cannot be told.
      LOG.debug("an answer broke off", gone);
      cut(ctx);
    } catch (PortFailure failed) {
      LOG.warn("an answer broke off: {}", failed.getMessage());
      refuse(ctx, ErrorCode.UNAVAILABLE);
    } catch (RuntimeException bug) {
      LOG.error("an answer broke off", bug);
      refuse(ctx, ErrorCode.INTERNAL);
    }
  }

  private static void refuse(Context ctx, ErrorCode code) {
    if (ctx.res().isCommitted()) {
      cut(ctx);
    } else {
      ctx.res().resetBuffer();
      Problems.write(ctx, Problem.of(code));
    }
  }

  private static void cut(Context ctx) {
    Peer.of(ctx.req()).close();
  }
}
