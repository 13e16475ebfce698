package io.i9chat.server.http;

import io.i9chat.domain.session.Caller;
import io.i9chat.server.wire.ErrorCode;
import io.javalin.http.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One record per request, beside its id: method and route template, status, error code of one that
 * failed, duration, account id, and the client's address where a setting asks for it. What matched
 * no route, or was refused before it, has {@code -} for its route, and a method that is none of
 * HTTP's own {@code -} for that. Paths, queries, bodies and tokens never get here.
 */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String ROUTE = "i9chat.route";
  private static final String PERSON = "i9chat.person";
  private static final String CODE = "i9chat.code";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private AccessLog() {}

  static void route(Context ctx, String template) {
    ctx.attribute(ROUTE, template);
  }

  /** The request is answered an error. */
  static void failed(Context ctx, ErrorCode code) {
    ctx.attribute(CODE, code.code());
  }

  /** Whether no route was found for the request, or it was refused before that. */
  static boolean isWithoutRoute(Context ctx) {
    return ctx.attribute(ROUTE) == null;
  }

  static void caller(Context ctx, @Nullable Caller caller) {
    if (caller != null) {
      ctx.attribute(PERSON, caller.person().toString());
    }
  }

  /**
   * Writes the line of a request.
   *
   * @param address the client's, {@code null} if it is not to be written
   */
  static void write(Context ctx, float millis, @Nullable String address) {
    if (LOG.isInfoEnabled()) {
      LOG.info(line(ctx, millis, address));
    }
  }

  private static String line(Context ctx, float millis, @Nullable String address) {
    String route = ctx.attribute(ROUTE);
    String person = ctx.attribute(PERSON);
    String code = ctx.attribute(CODE);
    String method = ctx.req().getMethod();
    StringBuilder line = new StringBuilder(128);
    line.append(METHODS.contains(method) ? method : "-");
    line.append(' ').append(route == null ? "-" : route).append(' ').append(ctx.statusCode());
    if (code != null) {
      line.append(' ').append(code);
    }
    line.append(' ').append(Math.round(millis)).append(" ms");
    line.append(' ').append(person == null ? "-" : person);
    if (address != null) {
      line.append(' ').append(address);
    }
    return line.toString();
  }
}
