package io.i9chat.server.http;

import io.i9chat.domain.account.Caller;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per request: method and route template, status, duration, request id, account id. Paths,
 * queries, bodies, addresses and tokens never get here.
 */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String ROUTE = "i9chat.route";
  private static final String PERSON = "i9chat.person";

  private AccessLog() {}

  static void route(Context ctx, String template) {
    ctx.attribute(ROUTE, template);
  }

  static void caller(Context ctx, @Nullable Caller caller) {
    if (caller != null) {
      ctx.attribute(PERSON, caller.person().toString());
    }
  }

  static void write(Context ctx, float millis) {
    String route = ctx.attribute(ROUTE);
    String person = ctx.attribute(PERSON);
    if (LOG.isInfoEnabled() && route != null) {
      LOG.info(
          "{} {} {} {} ms {} {}",
          ctx.method(),
          route,
          ctx.statusCode(),
          Math.round(millis),
          Requests.id(ctx),
          person == null ? "-" : person);
    }
  }
}
