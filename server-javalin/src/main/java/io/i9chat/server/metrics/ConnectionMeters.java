package io.i9chat.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts WebSocket connections, what they are sent, and how they end. */
public final class ConnectionMeters {
  /** The codes of a peer that have a series of their own (RFC 6455, 7.4.1); it may send any. */
  private static final List<Integer> OF_PEERS = List.of(1000, 1001, 1002, 1005, 1006);

  private static final @Nullable Integer OTHER = null;

  private final LongAdder waiting = new LongAdder();
  private final LongAdder authenticated = new LongAdder();
  private final Counter opened;
  private final Counter events;
  private final Counter resyncs;
  private final Map<@Nullable Integer, Counter> byServer;
  private final Map<@Nullable Integer, Counter> byPeer;

  ConnectionMeters(MeterRegistry registry, Collection<Integer> codes) {
    gauge(registry, "waiting", waiting);
    gauge(registry, "authenticated", authenticated);
    opened =
        Counter.builder("i9chat.connections.opened")
            .description("WebSocket connections that were opened")
            .register(registry);
    events =
        Counter.builder("i9chat.events.sent")
            .description("Events that were sent to connections")
            .register(registry);
    resyncs =
        Counter.builder("i9chat.resyncs")
            .description("Waiting events of a slow reader that gave way to one resync")
            .register(registry);
    byServer = closed(registry, "server", codes);
    byPeer = closed(registry, "peer", OF_PEERS);
  }

  private static void gauge(MeterRegistry registry, String state, LongAdder count) {
    Gauge.builder("i9chat.connections", count::sum)
        .description("WebSocket connections that are open")
        .tag("state", state)
        .strongReference(true)
        .register(registry);
  }

  private static Map<@Nullable Integer, Counter> closed(
      MeterRegistry registry, String side, Collection<Integer> codes) {
    Map<@Nullable Integer, Counter> counters = new HashMap<>();
    codes.forEach(code -> counters.put(code, closed(registry, side, Integer.toString(code))));
    counters.put(OTHER, closed(registry, side, "other"));
    return counters;
  }

  private static Counter closed(MeterRegistry registry, String side, String code) {
    return Counter.builder("i9chat.connections.closed")
        .description("WebSocket connections that have ended")
        .tag("by", side)
        .tag("code", code)
        .register(registry);
  }

  /** A connection is open, and not authenticated yet. */
  public void opened() {
    opened.increment();
    waiting.increment();
  }

  /** One that was opened is authenticated. */
  public void admitted() {
    waiting.decrement();
    authenticated.increment();
  }

  /**
   * One that was opened is gone.
   *
   * @param wasAdmitted whether it was authenticated
   * @param isByServer whether the server closed it, and not the peer
   * @param code with which it was closed
   */
  public void gone(boolean wasAdmitted, boolean isByServer, int code) {
    (wasAdmitted ? authenticated : waiting).decrement();
    Map<@Nullable Integer, Counter> counters = isByServer ? byServer : byPeer;
    Counter own = counters.get(code);
    (own == null ? Objects.requireNonNull(counters.get(OTHER)) : own).increment();
  }

  /** So many events leave for a peer. */
  public void sent(int count) {
    if (count > 0) {
      events.increment(count);
    }
  }

  /** What waits for a peer gave way to a resync. */
  public void gaveWay() {
    resyncs.increment();
  }
}
