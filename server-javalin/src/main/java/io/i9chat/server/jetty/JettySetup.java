package io.i9chat.server.jetty;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;

/**
 * How Jetty is set up: where it listens, what it bears of peers, what is in front of the routes.
 */
public final class JettySetup {
  /** How long a connection may be silent between requests, or within one. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  /**
   * How many connections may wait to be accepted. The system's own queue is full at once when all
   * clients come back after a break, and a client that finds it full tries again a second later.
   */
  private static final int ACCEPT_QUEUE = 4_096;

  /** Room for a token in a header, with cookies; more is 431. */
  public static final int HEADER_BYTES = 8 * 1024;

  private final ConnectorOptions options;
  private final EarlyErrors errors;
  private final Filter filter;
  private final Ticks ticks;
  private final @Nullable Upgrades upgrades;

  /**
   * A set-up.
   *
   * @param filter runs around every request
   * @param look is run every {@code pause} while the server listens
   * @param upgrades the WebSocket connections in front of the routes, {@code null} for none
   */
  public JettySetup(
      ConnectorOptions options,
      EarlyErrors errors,
      Filter filter,
      Duration pause,
      Runnable look,
      @Nullable Upgrades upgrades) {
    this.options = options;
    this.errors = errors;
    this.filter = filter;
    this.ticks = new Ticks(pause, look);
    this.upgrades = upgrades;
  }

  /** Sets Jetty up below Javalin. */
  public void apply(JavalinConfig config) {
    config.jetty.modifyServer(this::server);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyHttpConfiguration(JettySetup::limits);
    config.jetty.modifyServletContextHandler(context -> {
      context.setErrorHandler(new BareErrors(errors));
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    });
    if (upgrades != null) {
      config.jetty.modifyServer(upgrades::install);
    }
  }

  /** Stops a server: requests in flight have so long to end. */
  public static void stop(Javalin javalin, Duration patience) {
    javalin.jettyServer().server().setStopTimeout(patience.toMillis());
    javalin.stop();
  }

  private void server(Server server) {
    server.setStopTimeout(options.draining().toMillis());
    server.setHandler(new GracefulHandler(new StrayUpgrades()));
    server.setErrorHandler(new BareErrors(errors));
  }

  private static void limits(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(IDLE.toMillis());
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector =
        options.countsAddresses()
            ? new CountedConnector(server, new HttpConnectionFactory(http), options)
            : new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setReuseAddress(true);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    SlowHeaders slowHeaders = new SlowHeaders(connector);
    connector.addBean(slowHeaders);
    connector.addEventListener(slowHeaders);
    connector.addEventListener(ticks);
    return connector;
  }
}
