package io.i9chat.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what is refused before it becomes a call. */
public final class HttpMeters {
  private final MeterRegistry registry;
  private final Counter connections;

  HttpMeters(MeterRegistry registry) {
    this.registry = registry;
    this.connections =
        Counter.builder("i9chat.http.connections.refused")
            .description("TCP connections that were closed as their address has too many")
            .register(registry);
  }

  /** A request, or a handshake of a WebSocket, was refused before a route was found. */
  public void refused(int status) {
    Counter.builder("i9chat.http.refused")
        .description("Requests and handshakes that were refused before a route was found")
        .tag("status", Integer.toString(status))
        .register(registry)
        .increment();
  }

  /** A connection was closed because its address has too many. */
  public void refusedConnection() {
    connections.increment();
  }
}
