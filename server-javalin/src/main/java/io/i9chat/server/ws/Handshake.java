package io.i9chat.server.ws;

import io.i9chat.server.address.ClientAddress;
import io.i9chat.server.http.Gate;
import io.i9chat.server.http.HttpSettings;
import io.i9chat.server.http.Requests;
import io.i9chat.server.jetty.UpgradeOptions;
import io.i9chat.server.jetty.UpgradeRequest;
import io.i9chat.server.jetty.Upgrades;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.socket.CloseCode;
import io.i9chat.server.ws.SocketContext.Identity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides which HTTP requests become connections, and whose (RFC 6455, 4.2). */
public final class Handshake {
  /** Where connections are made. */
  public static final String PATH = HttpBinding.ROOT + "/ws";

  /** The subprotocol that is spoken. */
  public static final String SUBPROTOCOL = "i9chat.v1";

  private static final String BEARER = "bearer ";

  private final Sockets sockets;
  private final Gate gate;
  private final String cookieName;
  private final ClientAddress addresses;

  /** A handshake that lets connections into {@code sockets}, by the rules of all requests. */
  public Handshake(Sockets sockets, Requests requests, HttpSettings settings) {
    this.sockets = sockets;
    this.gate = requests.gate();
    this.cookieName = requests.cookie().name();
    this.addresses = new ClientAddress(settings.proxies());
  }

  /** The connections that this lets in. */
  public Upgrades upgrades() {
    CloseCode tooLarge = CloseCode.FRAME_TOO_LARGE;
    return new Upgrades(
        new UpgradeOptions(
            PATH,
            SocketLimits.FRAME_BYTES,
            // One flush, the fragments behind a large frame, a few pings, a pong and the close.
            2 * Outbox.FLUSH_FRAMES,
            tooLarge.code(),
            tooLarge.reason()),
        this::decide);
  }

  private Upgrades.Answer decide(UpgradeRequest request) {
    String address = addresses.of(request.peer(), request.headers("X-Forwarded-For"));
    String host = request.header("Host");
    if (!gate.knows(host)) {
      Problem problem = Problem.of(ErrorCode.NOT_FOUND, "this server is not called that");
      return declined(problem.withStatus(421), address);
    }
    if (sockets.isDraining()) {
      return declined(Problem.of(ErrorCode.UNAVAILABLE), address);
    }
    String authorization = request.header("Authorization");
    String cookie = authorization == null ? request.cookie(cookieName) : null;
    if (cookie != null && !gate.heeds(request.header("Origin"), host)) {
      return declined(Problem.of(ErrorCode.FORBIDDEN), address);
    }
    Identity identity = identify(authorization, cookie);
    if (identity instanceof Identity.Unknown) {
      return declined(Problem.of(ErrorCode.UNAVAILABLE), address);
    }
    return new Upgrades.Answer.Accepted(
        sockets.accept(address, identity), request.offers(SUBPROTOCOL) ? SUBPROTOCOL : null);
  }

  private Upgrades.Answer declined(Problem problem, String address) {
    String requestId = Requests.freshId();
    sockets.records().declined(problem, requestId, address);
    return new Upgrades.Answer.Declined(problem, requestId);
  }

  private Identity identify(@Nullable String authorization, @Nullable String cookie) {
    if (authorization != null) {
      return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
          ? sockets.identify(authorization.substring(BEARER.length()).strip())
          : new Identity.Invalid();
    }
    return cookie == null ? new Identity.Anonymous() : sockets.identify(cookie);
  }
}
