package io.i9chat.server.jetty;

import io.i9chat.server.address.Cidr;
import io.i9chat.server.address.ClientAddress;
import io.i9chat.server.address.Counts;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * A connector that holds so many connections of one address, of HTTP and WebSocket together, and
 * closes what comes above. Those of trusted proxies are many people's, and are not counted.
 */
public final class CountedConnector extends ServerConnector {
  /** How many connections an address may have. */
  public static final int PER_ADDRESS = 2_048;

  private final Counts<String> counts = new Counts<>(PER_ADDRESS);
  private final Map<EndPoint, String> counted = new ConcurrentHashMap<>();
  private final ClientAddress addresses = new ClientAddress(List.of());
  private final List<Cidr> proxies;
  private final Runnable refused;

  /** A connector of {@code server}. */
  CountedConnector(Server server, HttpConnectionFactory http, ConnectorOptions options) {
    super(server, http);
    this.proxies = List.copyOf(options.proxies());
    this.refused = options.refused();
  }

  @Override
  protected void onEndPointOpened(EndPoint opened) {
    super.onEndPointOpened(opened);
    String address = address(opened);
    if (address == null) {
      return;
    }
    if (counts.take(address)) {
      counted.put(opened, address);
    } else {
      refused.run();
      opened.close();
    }
  }

  @Override
  protected void onEndPointClosed(EndPoint closed) {
    super.onEndPointClosed(closed);
    // One that is closed does not know its address any more.
    String address = counted.remove(closed);
    if (address != null) {
      counts.giveBack(address);
    }
  }

  private @Nullable String address(EndPoint peer) {
    SocketAddress remote = peer.getRemoteSocketAddress();
    if (!(remote instanceof InetSocketAddress inet)
        || proxies.stream().anyMatch(block -> block.holds(inet.getAddress()))) {
      return null;
    }
    return addresses.of(inet.getAddress().getHostAddress(), List.of());
  }
}
