package io.i9chat.server.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.wire.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers {@code /metrics}, {@code /readyz} and {@code /healthz} on a port of its own, by the HTTP
 * server of the JDK: what clients do to the port of calls must not keep these from being answered.
 */
public final class AdminServer implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";

  /**
   * What the server of the JDK bounds only if it is told to, and reads when the first one of a
   * process is made: seconds for a request to come and for an answer to be taken, connections.
   */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "30",
          "jdk.httpserver.maxConnections", "100");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Metrics metrics;
  private final Readiness readiness;

  /** What is answered. */
  private record Answer(int status, String mediaType, String text) {}

  private AdminServer(HttpServer server, Metrics metrics, Readiness readiness) {
    this.server = server;
    this.metrics = metrics;
    this.readiness = readiness;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  /**
   * Starts listening. A request has to be there within some 10 seconds, an answer taken within 30,
   * and beyond 100 connections further ones are closed; other values of the JDK's properties for
   * that are kept.
   *
   * @throws IOException if the port is used or may not be
   */
  public static AdminServer start(AdminSettings settings, Metrics metrics, Readiness readiness)
      throws IOException {
    BOUNDS.forEach((property, value) -> {
      if (System.getProperty(property) == null) {
        System.setProperty(property, value);
      }
    });
    HttpServer server =
        HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
    AdminServer admin = new AdminServer(server, metrics, readiness);
    server.start();
    return admin;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(answer.status(), -1);
        return;
      }
      byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(bytes);
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return new Answer(405, TEXT, "only GET and HEAD\n");
    }
    return switch (exchange.getRequestURI().getPath()) {
      case "/metrics" -> new Answer(200, Metrics.MEDIA_TYPE, metrics.scrape());
      case "/readyz" -> readiness();
      case "/healthz" -> new Answer(200, TEXT, "ok\n");
      default -> new Answer(404, TEXT, "there are /metrics, /readyz and /healthz\n");
    };
  }

  private Answer readiness() {
    Readiness.State state = readiness.look();
    byte[] body =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeBooleanProperty("ready", state.ready());
          json.writeObjectPropertyStart("parts");
          state.parts().forEach((name, up) -> json.writeStringProperty(name, up ? "up" : "down"));
          json.writeEndObject();
          json.writeEndObject();
        });
    return new Answer(state.ready() ? 200 : 503, JSON, new String(body, StandardCharsets.UTF_8));
  }

  /** Stops at once: who asks for figures asks again. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
