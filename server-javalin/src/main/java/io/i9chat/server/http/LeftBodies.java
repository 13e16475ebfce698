package io.i9chat.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is left of a body when its request is refused before it was read. Taken off the connection
 * it leaves that fit for the next request; what is too much closes the connection after the answer,
 * and the answer says so, or a client would send its next request into a closed connection (RFC
 * 9112, 9.6).
 */
final class LeftBodies {
  /** How much is read and thrown away; well above {@link Bodies#MAX_BYTES}. */
  private static final int MAX_BYTES = 2 * Bodies.MAX_BYTES;

  private static final int REQUEST_TIMEOUT = 408;

  private static final int STEP_BYTES = 8 * 1024;

  private LeftBodies() {}

  /**
   * Takes the rest off the connection, or announces that the connection closes.
   *
   * @param status the answer's; a body that came too slowly (408) has had its time already, and is
   *     not waited for again (RFC 9110, 15.5.9)
   */
  static void take(Context ctx, int status) {
    if (hasBody(ctx) && (status == REQUEST_TIMEOUT || !drained(ctx))) {
      ctx.header("Connection", "close");
    }
  }

  private static boolean hasBody(Context ctx) {
    return ctx.req().getContentLengthLong() > 0 || ctx.req().getHeader("Transfer-Encoding") != null;
  }

  private static boolean drained(Context ctx) {
    if (ctx.req().getContentLengthLong() > MAX_BYTES) {
      return false;
    }
    int announced = ctx.req().getContentLength();
    byte[] step = new byte[announced < 0 ? STEP_BYTES : Math.min(announced + 1, STEP_BYTES)];
    long deadline = System.nanoTime() + Bodies.PATIENCE.toNanos();
    try {
      InputStream in = ctx.req().getInputStream();
      int taken = 0;
      while (taken <= MAX_BYTES && System.nanoTime() - deadline < 0) {
        int read = in.read(step);
        if (read < 0) {
          return true;
        }
        taken += read;
      }
      return false;
    } catch (IOException broken) {
      return false;
    }
  }
}
