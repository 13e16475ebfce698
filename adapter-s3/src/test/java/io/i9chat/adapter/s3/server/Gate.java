package io.i9chat.adapter.s3.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands in front of a server of S3 and lets through what Amazon S3 would: signed requests, and
 * bodies of the length that was said. A body goes on when all of it is there, so that nothing of
 * one that breaks off is ever stored.
 */
final class Gate implements AutoCloseable {
  private static final Set<String> OF_THE_HOP =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "expect",
          "upgrade",
          "http2-settings",
          "date",
          "server",
          "keep-alive",
          "authorization",
          "if-range");

  private final HttpServer front;
  private final URI back;
  private final Signatures signatures;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private volatile Duration ahead = Duration.ZERO;
  private volatile Function<Request, Optional<Refusal>> rule = request -> Optional.empty();
  private volatile boolean open;

  Gate(URI back, String access, String secret, String region) throws IOException {
    this.back = back;
    signatures = new Signatures(access, secret, region, this::now);
    front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.setExecutor(threads);
    front.createContext("/", this::handle);
    front.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
  }

  /** The time as it is here. */
  Instant now() {
    return Instant.now().plus(ahead);
  }

  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  /** Answers what {@code refusing} answers, in the place of the server. */
  void refuse(Function<Request, Optional<Refusal>> refusing) {
    rule = refusing;
  }

  /** Lets anyone read, or no longer. */
  void open(boolean reading) {
    open = reading;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, List<String>> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      URI uri = exchange.getRequestURI();
      String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      Request request =
          new Request(exchange.getRequestMethod(), uri.getRawPath(), query, headers, body);
      Optional<Refusal> refusal =
          unsigned(request).or(() -> unlengthed(request)).or(() -> rule.apply(request));
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
      } else {
        forward(exchange, request);
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Refusal> unsigned(Request request) {
    boolean anonymous = request.query().isEmpty() && request.header("authorization").isEmpty();
    return open && anonymous && request.method().equals("GET")
        ? Optional.empty()
        : signatures.refusal(request);
  }

  private static Optional<Refusal> unlengthed(Request request) {
    return request.method().equals("PUT") && request.header("content-length").isEmpty()
        ? Optional.of(Refusal.of(411, "MissingContentLength", "Content-Length must be sent"))
        : Optional.empty();
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    refusal.headers().forEach(exchange.getResponseHeaders()::set);
    answer(exchange, refusal.status(), refusal.bytes());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private void forward(HttpExchange exchange, Request request)
      throws IOException, InterruptedException {
    HttpRequest.Builder forwarded = to(request);
    boolean ranged = isRanged(request);
    request
        .headers()
        .forEach((name, values) -> {
          if (!OF_THE_HOP.contains(name) && (ranged || !name.equals("range"))) {
            values.forEach(value -> forwarded.header(name, value));
          }
        });
    HttpResponse<byte[]> answer = http.send(forwarded.build(), BodyHandlers.ofByteArray());
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> exchange.getResponseHeaders().add(name, value));
          }
        });
    if (request.method().equals("HEAD")) {
      answer
          .headers()
          .firstValue("Content-Length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    answer(exchange, answer.statusCode(), answer.body());
  }

  private HttpRequest.Builder to(Request request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return HttpRequest.newBuilder(back.resolve(request.path() + query))
        .method(request.method(), BodyPublishers.ofByteArray(request.body()));
  }

  /** Other units than bytes, and a condition that does not hold, are asking for the whole. */
  private boolean isRanged(Request request) throws IOException, InterruptedException {
    if (!request.header("range").orElse("").startsWith("bytes=")) {
      return false;
    }
    Optional<String> condition = request.header("if-range");
    if (condition.isEmpty()) {
      return true;
    }
    HttpRequest head = to(request).HEAD().build();
    HttpResponse<Void> found = http.send(head, BodyHandlers.discarding());
    return found.headers().firstValue("ETag").equals(condition);
  }

  @Override
  public void close() {
    front.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }
}
