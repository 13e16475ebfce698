package io.i9chat.server.jetty;

import java.util.EnumSet;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes headers off requests that the frameworks below would obey and this server does not: one
 * that stands for another method, and those of an upgrade which is not offered, as RFC 9110, 7.8
 * lets a server do. The servlet below would take them for WebSockets of its own, and open a session
 * for each that nothing ever ends.
 */
final class StrayUpgrades extends Handler.Wrapper {
  private static final EnumSet<HttpHeader> STRAY =
      EnumSet.of(
          HttpHeader.UPGRADE, HttpHeader.SEC_WEBSOCKET_KEY, HttpHeader.SEC_WEBSOCKET_VERSION);

  /** The framework would route by it, past what proxies and this server allow by the method. */
  private static final String OTHER_METHOD = "X-HTTP-Method-Override";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields headers = request.getHeaders();
    if (STRAY.stream().noneMatch(headers::contains) && !headers.contains(OTHER_METHOD)) {
      return super.handle(request, response, callback);
    }
    HttpFields plain = HttpFields.build(headers).remove(STRAY).remove(OTHER_METHOD);
    Request other =
        new Request.Wrapper(request) {
          @Override
          public HttpFields getHeaders() {
            return plain;
          }
        };
    return super.handle(other, response, callback);
  }
}
