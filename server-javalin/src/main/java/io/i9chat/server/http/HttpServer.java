package io.i9chat.server.http;

import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.jetty.ConnectorOptions;
import io.i9chat.server.jetty.EarlyErrors;
import io.i9chat.server.jetty.JettySetup;
import io.i9chat.server.jetty.Upgrades;
import io.i9chat.server.metrics.CallMeter;
import io.i9chat.server.metrics.CallMeters;
import io.i9chat.server.metrics.HttpMeters;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.OperationRunner;
import io.i9chat.server.wire.Problem;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The HTTP server: every operation that has a binding, and the two health checks. */
public final class HttpServer implements AutoCloseable {
  /** The greatest size of a body, in bytes. */
  public static final int MAX_BODY_BYTES = Bodies.MAX_BYTES;

  /** The greatest size of a body of an operation that needs no session, in bytes. */
  public static final int MAX_ANONYMOUS_BODY_BYTES = Bodies.MAX_ANONYMOUS_BYTES;

  private static final Set<String> HEALTH = Set.of("/healthz", "/readyz");

  /** How long requests in flight may take to end when the server stops. */
  private static final Duration DRAINING = Duration.ofSeconds(5);

  /** How long they may take when all of that was spent on connections. */
  private static final Duration LEAST_DRAINING = Duration.ofMillis(500);

  private final HttpSettings settings;
  private final Requests requests;
  private final @Nullable MediaRoutes media;
  private final HttpMeters meters;
  private final Transfers transfers = new Transfers();
  private final InputReader inputs = new InputReader(transfers);
  private final Answers answers = new Answers(transfers);
  private final Javalin javalin;

  /**
   * A server, not yet listening.
   *
   * @param budget what calls take their memory of
   * @param metrics what calls are counted by
   * @param ready whether the server should be sent requests, as {@code /readyz} tells
   * @param documents answers the documents of the API, {@code null} if none are
   * @param media answers the URLs of media that are served here, {@code null} if none are
   * @param upgrades the WebSocket connections in front of the routes, {@code null} for none
   */
  public HttpServer(
      HttpSettings settings,
      Catalogue catalogue,
      OperationRunner runner,
      Requests requests,
      InstantSource clock,
      ByteBudget budget,
      Metrics metrics,
      BooleanSupplier ready,
      @Nullable DocumentRoutes documents,
      @Nullable MediaRoutes media,
      @Nullable Upgrades upgrades) {
    this.settings = settings;
    this.requests = requests;
    this.media = media;
    this.meters = metrics.http();
    CallMeters calls = metrics.calls(catalogue.all().stream().map(Operation::name).toList());
    this.javalin =
        Javalin.create(config -> {
          configure(config);
          jetty(upgrades).apply(config);
          rules(config);
          health(config, ready);
          for (Operation<?, ?> operation : catalogue.all()) {
            route(config, operation, runner, clock, budget, calls.of(operation.name()));
          }
          if (documents != null) {
            documents.install(config, transfers);
          }
          if (media != null) {
            media.install(config, transfers);
          }
        });
  }

  /**
   * Starts listening.
   *
   * @throws io.javalin.util.JavalinBindException if the port is used or may not be
   */
  public void start() {
    javalin.start();
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Stops accepting, lets requests in flight end, and closes every connection. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }

  /**
   * The same, for a server whose stop began so long ago: requests had that time to end already.
   *
   * @param spent never negative
   */
  public void close(Duration spent) {
    Duration left = DRAINING.minus(spent);
    Duration patience = left.compareTo(LEAST_DRAINING) < 0 ? LEAST_DRAINING : left;
    JettySetup.stop(javalin, patience);
  }

  private JettySetup jetty(@Nullable Upgrades upgrades) {
    return new JettySetup(
        new ConnectorOptions(
            settings.host(),
            settings.port(),
            settings.limitsAddresses(),
            settings.proxies(),
            meters::refusedConnection,
            DRAINING),
        new EarlyErrors(this::early, Requests::freshId),
        new RequestIds(),
        Transfers.PAUSE,
        transfers::look,
        upgrades);
  }

  /** What is answered for what Jetty found wrong by itself. */
  private Problem early(int status) {
    Problem problem = Problems.byStatus(status);
    meters.refused(problem.status());
    return problem;
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    // Answers mix secrets with what a caller chose, which compression could tell apart (BREACH).
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    config.requestLogger.http(this::log);
  }

  private void log(Context ctx, float millis) {
    if (!HEALTH.contains(ctx.path())) {
      if (AccessLog.isWithoutRoute(ctx)) {
        meters.refused(ctx.statusCode());
      }
      AccessLog.write(ctx, millis, settings.logAddresses() ? requests.address(ctx.req()) : null);
    }
  }

  private void rules(JavalinConfig config) {
    config.routes.before(this::headers);
    config.routes.before(ctx -> {
      // Who asks for health asks by address; the answer has nothing in it.
      boolean health = HEALTH.contains(ctx.path());
      if (!health && !requests.gate().knows(ctx.header("Host"))) {
        Problems.write(ctx, Problems.byStatus(421));
        ctx.skipRemainingHandlers();
      } else if (!health && ctx.method().equals(HandlerType.HEAD) && !isMedia(ctx)) {
        // The router would answer it well for every GET route, without asking who calls.
        Problems.write(ctx, Problems.byStatus(405));
        ctx.skipRemainingHandlers();
      }
    });
    config.routes.exception(HttpResponseException.class, Problems::of);
    config.routes.exception(Exception.class, Problems::of);
  }

  private boolean isMedia(Context ctx) {
    return media != null && media.answers(ctx.path());
  }

  private void headers(Context ctx) {
    ctx.header("X-Request-Id", Requests.id(ctx));
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    if (settings.isHttps()) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static void health(JavalinConfig config, BooleanSupplier ready) {
    config.routes.get("/healthz", ctx -> ctx.status(200));
    config.routes.get("/readyz", ctx -> ctx.status(ready.getAsBoolean() ? 200 : 503));
  }

  private <I, O> void route(
      JavalinConfig config,
      Operation<I, O> operation,
      OperationRunner runner,
      InstantSource clock,
      ByteBudget budget,
      CallMeter meter) {
    HttpBinding http = operation.http();
    if (http != null) {
      config.routes.addHttpHandler(
          Objects.requireNonNull(HandlerType.findOrCreate(http.method())),
          HttpBinding.ROOT + http.path(),
          new OperationHandler<>(
              operation, runner, requests, clock, inputs, answers, budget, meter));
    }
  }
}
