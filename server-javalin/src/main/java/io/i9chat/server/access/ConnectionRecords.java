package io.i9chat.server.access;

import io.i9chat.server.metrics.CallMeters;
import io.i9chat.server.metrics.ConnectionMeters;
import io.i9chat.server.metrics.HttpMeters;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.operation.Call;
import io.i9chat.server.wire.Problem;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the records of connections, and keeps those of handshakes that become none. */
public final class ConnectionRecords {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  private final ConnectionMeters connections;
  private final CallMeters calls;
  private final HttpMeters http;
  private final boolean addresses;

  /**
   * Records without connections.
   *
   * @param operations the names of those that come by connections
   * @param codes with which the server closes them
   * @param addresses whether the log has the addresses of clients
   */
  public ConnectionRecords(
      Metrics metrics,
      Collection<String> operations,
      Collection<Integer> codes,
      boolean addresses) {
    this.connections = metrics.connections(codes);
    this.calls = metrics.calls(operations);
    this.http = metrics.http();
    this.addresses = addresses;
  }

  /**
   * The record of a connection to be.
   *
   * @param id names it
   * @param address what limits count its client by
   */
  public ConnectionRecord of(String id, String address) {
    return new ConnectionRecord(connections, calls, id, addresses ? address : null);
  }

  /** A handshake was refused. */
  public void declined(Problem problem, String requestId, String address) {
    http.refused(problem.status());
    if (LOG.isInfoEnabled()) {
      String from = addresses ? " " + address : "";
      String line = "WS - " + problem.status() + " " + problem.code().code() + " -" + from;
      Call.named(
          requestId,
          () -> {
            LOG.info(line);
            return true;
          });
    }
  }
}
