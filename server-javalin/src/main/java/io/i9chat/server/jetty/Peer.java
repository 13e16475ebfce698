package io.i9chat.server.jetty;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** The connection that a request came by. */
public final class Peer {
  private final EndPoint connection;

  private Peer(EndPoint connection) {
    this.connection = connection;
  }

  /** The one that {@code request} came by. */
  public static Peer of(HttpServletRequest request) {
    return new Peer(
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint());
  }

  /** Closes it at once, whatever is on its way. */
  public void close() {
    connection.close();
  }
}
