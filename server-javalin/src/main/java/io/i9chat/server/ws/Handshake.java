package io.i9chat.server.ws;

import io.i9chat.domain.session.Caller;
import io.i9chat.server.http.ClientAddress;
import io.i9chat.server.http.Gate;
import io.i9chat.server.http.HttpSettings;
import io.i9chat.server.http.Requests;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Decides which HTTP requests become connections, and whose (RFC 6455, 4.2). */
public final class Handshake implements WebSocketNegotiator {
  /** Where connections are made. */
  public static final String PATH = HttpBinding.ROOT + "/ws";

  /** The subprotocol that is spoken. */
  public static final String SUBPROTOCOL = "i9chat.v1";

  /** Room for a gathered flush; a frame of up to a quarter of it is copied into one write. */
  private static final int OUTPUT_BUFFER = 16 * 1024;

  private static final int INPUT_BUFFER = 4 * 1024;
  private static final String BEARER = "bearer ";

  /** Who a handshake, or a token, says a connection is. */
  sealed interface Identity {
    /** It does not say: the first frame has to. */
    record Nobody() implements Identity {}

    /** A session that holds. */
    record Somebody(Caller caller) implements Identity {}

    /** A token that does not hold. */
    record Refused() implements Identity {}

    /** A token of which the store cannot say now whether it holds. */
    record Unknown() implements Identity {}
  }

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

  /** Puts the handshake in front of everything else that {@code server} handles. */
  public void install(Server server) {
    WebSocketComponents components = WebSocketServerComponents.ensureWebSocketComponents(server);
    components.getExtensionRegistry().register(CloseCodes.INTERNAL.getName(), CloseCodes.class);
    WebSocketUpgradeHandler upgrades = new WebSocketUpgradeHandler(components);
    upgrades.addMapping(PATH, this);
    upgrades.setHandler(server.getHandler());
    server.setHandler(upgrades);
  }

  @Override
  public void customize(Configuration configuration) {
    // The heartbeat ends what is idle; the core's own limits are never met before ours.
    configuration.setIdleTimeout(Duration.ZERO);
    configuration.setAutoFragment(true);
    configuration.setMaxFrameSize(SocketLimits.FRAME_BYTES);
    configuration.setInputBufferSize(INPUT_BUFFER);
    configuration.setOutputBufferSize(OUTPUT_BUFFER);
    // One flush, the fragments behind a large frame, a few pings, a pong and the close.
    configuration.setMaxOutgoingFrames(2 * Outbox.FLUSH_FRAMES);
  }

  @Override
  public @Nullable FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (!gate.knows(host)) {
      Problem problem = Problem.of(ErrorCode.NOT_FOUND, "this server is not called that");
      return refuse(response, callback, problem.withStatus(421));
    }
    if (sockets.isDraining()) {
      return refuse(response, callback, Problem.of(ErrorCode.UNAVAILABLE));
    }
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    String cookie = authorization == null ? cookie(request) : null;
    if (cookie != null && !gate.heeds(request.getHeaders().get(HttpHeader.ORIGIN), host)) {
      return refuse(response, callback, Problem.of(ErrorCode.FORBIDDEN));
    }
    Identity identity = identify(authorization, cookie);
    if (identity instanceof Identity.Unknown) {
      return refuse(response, callback, Problem.of(ErrorCode.UNAVAILABLE));
    }
    if (request.hasSubProtocol(SUBPROTOCOL)) {
      response.setAcceptedSubProtocol(SUBPROTOCOL);
    }
    // No permessage-deflate: it costs memory for each peer and can leak what it compresses.
    response.setExtensions(List.of(CloseCodes.INTERNAL));
    return sockets.accept(address(request), identity);
  }

  private Identity identify(@Nullable String authorization, @Nullable String cookie) {
    if (authorization != null) {
      return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
          ? sockets.identify(authorization.substring(BEARER.length()).strip())
          : new Identity.Refused();
    }
    return cookie == null ? new Identity.Nobody() : sockets.identify(cookie);
  }

  private String address(Request request) {
    return addresses.of(
        Request.getRemoteAddr(request), request.getHeaders().getValuesList("X-Forwarded-For"));
  }

  private @Nullable String cookie(Request request) {
    return Request.getCookies(request).stream()
        .filter(each -> each.getName().equals(cookieName))
        .map(org.eclipse.jetty.http.HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable FrameHandler refuse(
      Response response, Callback callback, Problem problem) {
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    OptionalLong wait = problem.retryAfterSeconds();
    if (wait.isPresent()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.getAsLong());
    }
    byte[] body = problem.bytes(Requests.freshId());
    response.write(true, ByteBuffer.wrap(body), callback);
    return null;
  }
}
