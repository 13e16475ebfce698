package io.i9chat.server.jetty;

import java.util.List;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.jspecify.annotations.Nullable;

/** An HTTP request that wants to become a WebSocket connection (RFC 6455, 4.2.1). */
public final class UpgradeRequest {
  private final ServerUpgradeRequest request;

  UpgradeRequest(ServerUpgradeRequest request) {
    this.request = request;
  }

  /** A header, the first of several, {@code null} without one. */
  public @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  /** Every value of a header. */
  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
  }

  /** A cookie's value, the first of several, {@code null} without one. */
  public @Nullable String cookie(String name) {
    return Request.getCookies(request).stream()
        .filter(each -> each.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The address of the peer, which may be a proxy's. */
  public String peer() {
    return Request.getRemoteAddr(request);
  }

  /** Whether the client speaks this subprotocol. */
  public boolean offers(String subprotocol) {
    return request.hasSubProtocol(subprotocol);
  }
}
