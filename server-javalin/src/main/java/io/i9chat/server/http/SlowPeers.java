package io.i9chat.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections whose request headers take too long to arrive, or whose answers are taken too
 * slowly. The idle time of a connection alone would let a peer that drips a byte at a time hold it
 * for days.
 */
final class SlowPeers implements Connection.Listener, LifeCycle.Listener {
  /** How long headers may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long the taking of an answer may be slow. */
  private static final Duration SLOW = Duration.ofSeconds(20);

  /** So slow is nobody who means it. */
  private static final int MIN_BYTES_PER_SECOND = 1024;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ServerConnector connector;
  private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();

  SlowPeers(ServerConnector connector) {
    this.connector = connector;
  }

  /** What was seen of a connection at its last whole request, and since when it owes another. */
  private static final class Progress {
    private long messages;
    private long bytes;
    private long owingSince;
    private boolean owing;
    private long answered;
    private long in;
    private long out;
    private long takingSince;
    private boolean taking;
  }

  @Override
  public void onOpened(Connection connection) {
    // HTTP alone: a WebSocket connection may be in the middle of a frame for as long as it likes.
    if (connection instanceof ConnectionMetaData) {
      connections.put(connection, new Progress());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  @Override
  public void lifeCycleStarted(LifeCycle started) {
    again();
  }

  private void again() {
    Scheduler scheduler = connector.getScheduler();
    if (connector.isRunning()) {
      scheduler.schedule(this::look, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    long now = System.nanoTime();
    connections.forEach((connection, progress) -> {
      if (isTooSlow(connection, progress, now) || takesTooSlowly(connection, progress, now)) {
        connection.getEndPoint().close();
      }
    });
    again();
  }

  private static boolean isTooSlow(Connection connection, Progress progress, long now) {
    long messages = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    if (messages != progress.messages || messages > connection.getMessagesOut()) {
      // A request came whole, or is being answered; bodies have a deadline of their own. What has
      // come of it since counts with it, so that the next look starts afresh.
      progress.messages = messages > connection.getMessagesOut() ? -1 : messages;
      progress.bytes = bytes;
      progress.owing = false;
    } else if (bytes > progress.bytes && !progress.owing) {
      progress.owing = true;
      progress.owingSince = now;
    }
    return progress.owing && now - progress.owingSince > PATIENCE.toNanos();
  }

  /** An answer counts from its first bytes on, and not while the request's body still comes. */
  private static boolean takesTooSlowly(Connection connection, Progress progress, long now) {
    long messages = connection.getMessagesIn();
    long in = connection.getBytesIn();
    long out = connection.getBytesOut();
    boolean answering = messages > connection.getMessagesOut();
    if (!answering || messages != progress.answered || in != progress.in) {
      progress.answered = messages;
      progress.in = in;
      progress.out = out;
      progress.taking = false;
      return false;
    }
    if (!progress.taking) {
      progress.taking = out > progress.out;
      progress.takingSince = now;
      return false;
    }
    long nanos = now - progress.takingSince;
    long least = nanos / 1_000_000_000 * MIN_BYTES_PER_SECOND;
    return nanos > SLOW.toNanos() && out - progress.out < least;
  }
}
