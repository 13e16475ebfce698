package io.i9chat.server.jetty;

import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.json.Json;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.ExtensionConfig;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Makes WebSocket connections of the HTTP requests that are let in. */
public final class Upgrades implements WebSocketNegotiator {
  /** Room for a gathered flush; a frame of up to a quarter of it is copied into one write. */
  private static final int OUTPUT_BUFFER = 16 * 1024;

  private static final int INPUT_BUFFER = 4 * 1024;

  /** What a connection ends with whose peer announced a frame of 2 GiB or more. */
  public static final int TOO_LARGE = CloseStatus.MESSAGE_TOO_LARGE;

  private final UpgradeOptions options;
  private final Function<UpgradeRequest, Answer> deciding;
  private final ExtensionConfig closeCodes;

  /** What a request is answered. */
  public sealed interface Answer {
    /**
     * It becomes a connection.
     *
     * @param subprotocol what is spoken, {@code null} if the client named nothing that is
     */
    record Accepted(LinkListener listener, @Nullable String subprotocol) implements Answer {}

    /** It does not, and why. */
    record Declined(Problem problem, String requestId) implements Answer {}
  }

  /** Connections that {@code deciding} lets in. */
  public Upgrades(UpgradeOptions options, Function<UpgradeRequest, Answer> deciding) {
    this.options = options;
    this.deciding = deciding;
    this.closeCodes = CloseCodes.config(options.tooLarge(), options.tooLargeReason());
  }

  /** Puts this in front of everything else that {@code server} handles. */
  public void install(Server server) {
    WebSocketComponents components = WebSocketServerComponents.ensureWebSocketComponents(server);
    components.getExtensionRegistry().register(closeCodes.getName(), CloseCodes.class);
    WebSocketUpgradeHandler upgrades = new WebSocketUpgradeHandler(components);
    upgrades.addMapping(options.path(), this);
    upgrades.setHandler(server.getHandler());
    server.setHandler(upgrades);
  }

  @Override
  public void customize(Configuration configuration) {
    // The heartbeat ends what is idle; the core's own limits are never met before ours.
    configuration.setIdleTimeout(Duration.ZERO);
    configuration.setAutoFragment(true);
    configuration.setMaxFrameSize(options.frameBytes());
    configuration.setInputBufferSize(INPUT_BUFFER);
    configuration.setOutputBufferSize(OUTPUT_BUFFER);
    configuration.setMaxOutgoingFrames(options.outgoingFrames());
  }

  @Override
  public @Nullable FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    return switch (deciding.apply(new UpgradeRequest(request))) {
      case Answer.Accepted accepted -> {
        if (accepted.subprotocol() != null) {
          response.setAcceptedSubProtocol(accepted.subprotocol());
        }
        // No permessage-deflate: it costs memory for each peer and can leak what it compresses.
        response.setExtensions(List.of(closeCodes));
        yield new LinkHandler(accepted.listener());
      }
      case Answer.Declined declined -> {
        decline(response, callback, declined);
        yield null;
      }
    };
  }

  private static void decline(Response response, Callback callback, Answer.Declined declined) {
    Problem problem = declined.problem();
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    OptionalLong wait = problem.retryAfterSeconds();
    if (wait.isPresent()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.getAsLong());
    }
    byte[] body = Json.bytes(problem, declined.requestId());
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
