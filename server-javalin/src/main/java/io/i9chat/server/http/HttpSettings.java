package io.i9chat.server.http;

import io.i9chat.server.address.Cidr;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP side goes by.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param publicUrl where clients reach the server, {@code null} if nowhere but by loopback
 * @param origins pages of other origins that may call with a cookie, such as {@code
 *     https://app.example.org}
 * @param hosts more names that the server is called by
 * @param proxies whose word on the client's address is taken
 * @param development whether a page from loopback counts as the server's own
 * @param limitsAddresses whether the connections of an address are limited
 * @param logAddresses whether the access log has the addresses of clients
 */
public record HttpSettings(
    String host,
    int port,
    @Nullable URI publicUrl,
    Set<String> origins,
    Set<String> hosts,
    List<Cidr> proxies,
    boolean development,
    boolean limitsAddresses,
    boolean logAddresses) {
  /** Takes copies. */
  public HttpSettings {
    origins = Set.copyOf(origins);
    hosts = Set.copyOf(hosts);
    proxies = List.copyOf(proxies);
  }

  /** Whether clients come by TLS, so that cookies can be bound to it. */
  public boolean isHttps() {
    return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
  }
}
