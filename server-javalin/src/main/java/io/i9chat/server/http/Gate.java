package io.i9chat.server.http;

import io.i9chat.server.address.Cidr;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may be asked for and who may ask: the hosts this server answers to, the origins it heeds. */
public final class Gate {
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> origins = new HashSet<>();
  private final boolean development;

  /** The gate that these settings describe. */
  public Gate(HttpSettings settings) {
    development = settings.development();
    settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    String host = settings.host().toLowerCase(Locale.ROOT);
    // In a header an IPv6 address stands in brackets (RFC 3986, 3.2.2).
    hosts.add(host.contains(":") ? "[" + host + "]" : host);
    settings.origins().forEach(origin -> origins.add(origin(URI.create(origin))));
    URI publicUrl = settings.publicUrl();
    if (publicUrl != null) {
      hosts.add(publicUrl.getHost().toLowerCase(Locale.ROOT));
      origins.add(origin(publicUrl));
    }
  }

  /**
   * Whether this server is called by the name in a {@code Host} header. A page whose own name was
   * made to point here (DNS rebinding) is stopped by this.
   */
  public boolean knows(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = name(host);
    return isLoopback(name) || hosts.contains(name);
  }

  /**
   * Whether a page of {@code origin} may make calls that carry or set a cookie.
   *
   * @param host the request's {@code Host} header
   */
  public boolean heeds(@Nullable String origin, @Nullable String host) {
    if (origin == null || host == null) {
      return false;
    }
    String lower = origin.toLowerCase(Locale.ROOT);
    return origins.contains(lower)
        || (development
            && isLoopback(name(host))
            && lower.equals("http://" + host.toLowerCase(Locale.ROOT)));
  }

  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
  }

  private static boolean isLoopback(String name) {
    return name.equals("localhost") || Cidr.isLoopback(name);
  }

  /** An origin as browsers write it (RFC 6454): lower case, without a default port. */
  private static String origin(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    boolean shown = url.getPort() != -1 && url.getPort() != usual;
    return scheme
        + "://"
        + url.getHost().toLowerCase(Locale.ROOT)
        + (shown ? ":" + url.getPort() : "");
  }
}
