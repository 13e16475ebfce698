package io.i9chat.server.http;

import io.i9chat.domain.session.Authenticate;
import io.i9chat.domain.session.Caller;
import io.i9chat.ports.PortFailure;
import io.i9chat.server.address.ClientAddress;
import io.i9chat.server.operation.OperationRunner;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its operation: from which address, caller and page it comes. HTTP
 * calls and WebSocket handshakes are read by the same rules.
 */
public final class Requests {
  /** The attribute of a request that has its id. */
  static final String REQUEST_ID = "i9chat.request";

  private static final String BEARER = "bearer ";

  /** Seeded once; ids need to differ, not to be secret, but nothing is gained by guessable ones. */
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Gate gate;
  private final SessionCookie cookie;
  private final ClientAddress addresses;
  private final OperationRunner runner;

  /** Reads requests by these settings; sessions are the runner's to know. */
  public Requests(HttpSettings settings, OperationRunner runner) {
    this.gate = new Gate(settings);
    this.cookie = new SessionCookie(settings.isHttps());
    this.addresses = new ClientAddress(settings.proxies());
    this.runner = runner;
  }

  /**
   * Who a request comes from.
   *
   * @param presented whether it carries a token of its own choosing to be judged by
   * @param session the session that decides, {@code null} if none holds
   * @param cookieCaller whose session the cookie carries, {@code null} if none that holds
   * @param byCookie whether the cookie decided, there being no bearer token
   */
  public record Credentials(
      boolean presented,
      Authenticate.@Nullable Authenticated session,
      @Nullable Caller cookieCaller,
      boolean byCookie) {
    /** The caller, {@code null} if no session holds. */
    public @Nullable Caller caller() {
      return session == null ? null : session.caller();
    }
  }

  /** The hosts and origins of this server. */
  public Gate gate() {
    return gate;
  }

  /** The session cookie of this server. */
  public SessionCookie cookie() {
    return cookie;
  }

  /** What limits count the client by. */
  public String address(HttpServletRequest request) {
    return addresses.of(
        request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /**
   * Which caller a request comes from: a bearer token decides alone, or else the cookie.
   *
   * @throws PortFailure if the store cannot say
   */
  public Credentials identify(Context ctx) {
    String presented = ctx.cookie(cookie.name());
    Optional<Authenticate.Authenticated> byCookie =
        presented == null ? Optional.empty() : runner.authenticate(presented);
    Caller cookieCaller = byCookie.map(Authenticate.Authenticated::caller).orElse(null);
    String authorization = ctx.header("Authorization");
    if (authorization != null) {
      return new Credentials(true, bearer(authorization).orElse(null), cookieCaller, false);
    }
    return new Credentials(
        presented != null, byCookie.orElse(null), cookieCaller, presented != null);
  }

  private Optional<Authenticate.Authenticated> bearer(String authorization) {
    return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? runner.authenticate(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /** Whether the request carries the session cookie, whatever it is worth. */
  public boolean carriesCookie(Context ctx) {
    return ctx.cookie(cookie.name()) != null;
  }

  /** Whether the request comes from a page that may use the cookie. */
  public boolean fromOwnPage(Context ctx) {
    return gate.heeds(ctx.header("Origin"), ctx.header("Host"));
  }

  /** The id of the request. */
  public static String id(Context ctx) {
    return Objects.requireNonNull(ctx.attribute(REQUEST_ID), "RequestIds gives every request one");
  }

  /** A fresh id for a request, or for a call that comes without one. */
  public static String freshId() {
    byte[] bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
