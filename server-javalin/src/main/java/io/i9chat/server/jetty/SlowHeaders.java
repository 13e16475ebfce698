package io.i9chat.server.jetty;

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
 * Ends connections whose request headers take too long to arrive. The idle time of a connection
 * alone would let a peer that drips a byte at a time hold it for days.
 */
final class SlowHeaders implements Connection.Listener, LifeCycle.Listener {
  /** How long headers may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ServerConnector connector;
  private final Map<Connection, Seen> connections = new ConcurrentHashMap<>();

  SlowHeaders(ServerConnector connector) {
    this.connector = connector;
  }

  /** What was seen of a connection at its last whole request, and since when it owes another. */
  private static final class Seen {
    private long messages;
    private long bytes;
    private long owingSince;
    private boolean owing;
  }

  @Override
  public void onOpened(Connection connection) {
    // HTTP alone: a WebSocket connection may be in the middle of a frame for as long as it likes.
    if (connection instanceof ConnectionMetaData) {
      connections.put(connection, new Seen());
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
      if (isTooSlow(connection, progress, now)) {
        connection.getEndPoint().close();
      }
    });
    again();
  }

  private static boolean isTooSlow(Connection connection, Seen progress, long now) {
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
}
