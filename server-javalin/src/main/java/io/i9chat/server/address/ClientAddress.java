package io.i9chat.server.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says from which address a client comes, through whatever proxies are trusted to say so. */
public final class ClientAddress {
  private final List<Cidr> trusted;

  /** Trusts the {@code X-Forwarded-For} of peers in these blocks only. */
  public ClientAddress(List<Cidr> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /**
   * What limits count the client by: the rightmost hop that is not a trusted proxy, an IPv6 address
   * by its /64, since that is what one household or machine is given.
   *
   * @param peer the address at the other end of the connection
   * @param forwarded every {@code X-Forwarded-For} header of the request, in order
   */
  public String of(String peer, List<String> forwarded) {
    List<String> hops = new ArrayList<>();
    for (String header : forwarded) {
      Arrays.stream(header.split(",", -1)).map(String::strip).forEach(hops::add);
    }
    hops.add(peer);
    InetAddress client = null;
    for (String hop : hops.reversed()) {
      Optional<InetAddress> address = Cidr.address(withoutPort(hop));
      if (address.isEmpty()) {
        break;
      }
      client = address.get();
      if (!isTrusted(client)) {
        break;
      }
    }
    return key(client, peer);
  }

  /** Some proxies tell the port, too: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(block -> block.holds(address));
  }

  private static String key(@Nullable InetAddress client, String peer) {
    if (client instanceof Inet6Address) {
      return HexFormat.of().formatHex(client.getAddress(), 0, 8) + "/64";
    }
    return client == null ? peer : client.getHostAddress();
  }
}
