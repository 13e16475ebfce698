package io.i9chat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** A WebSocket server that others wrote; it echoes texts and notes what it hears. */
final class JettyPeer {
  static final String TOKEN = "a.token";
  static final String SUBPROTOCOL = "i9chat.v1";

  final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  JettyPeer() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    JettyWebSocketServletContainerInitializer.configure(
        context,
        (servlets, container) -> {
          container.setMaxTextMessageSize(1 << 20);
          container.setIdleTimeout(Duration.ofMinutes(1));
          container.addMapping("/api/v1/ws", this::accept);
          container.addMapping("/other", (request, response) -> new Echo());
        });
    server.setHandler(context);
    server.start();
  }

  private @Nullable Object accept(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) throws Exception {
    if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      response.sendForbidden("no");
      return null;
    }
    if (request.getSubProtocols().contains(SUBPROTOCOL)) {
      response.setAcceptedSubProtocol(SUBPROTOCOL);
    }
    return new Echo();
  }

  WireTarget target(String path) {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return new WireTarget(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        "127.0.0.1:" + port,
        path,
        SUBPROTOCOL);
  }

  void stop() throws Exception {
    server.stop();
  }

  /** One connection as Jetty sees it; public because Jetty calls it by reflection. */
  public final class Echo implements Session.Listener.AutoDemanding {
    private @Nullable Session session;

    @Override
    public void onWebSocketOpen(Session session) {
      this.session = session;
      session.sendText("hello", Callback.NOOP);
      sessions.add(session);
    }

    @Override
    public void onWebSocketText(String text) {
      if (session != null) {
        session.sendText(text, Callback.NOOP);
      }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
      heard.add("pong " + UTF_8.decode(payload));
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
      heard.add("close " + code);
      callback.succeed();
    }
  }
}
