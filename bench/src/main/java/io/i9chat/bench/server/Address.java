package io.i9chat.bench.server;

import io.i9chat.bench.wire.WireTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where the server under test listens. Only loopback addresses exist here: a load generator that
 * can be pointed at other people's machines is a weapon, and latencies over a network say little
 * about the server.
 *
 * @param host {@code localhost}, an address in 127.0.0.0/8, or {@code [::1]}
 * @param port 1 to 65,535
 */
public record Address(String host, int port) {
  private static final String API = "/api/v1";
  private static final String SUBPROTOCOL = "i9chat.v1";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[::1]");

  /** Refuses what is not loopback. */
  public Address {
    if (!LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "the generator drives servers on this machine only: '"
              + host
              + "' is not localhost, 127.x.x.x or [::1]");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /**
   * Reads {@code http://host:port}, with at most a slash behind it.
   *
   * @throws IllegalArgumentException with a message for the operator
   */
  public static Address parse(String url) {
    URI uri = URI.create(url);
    boolean bare =
        uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null
            && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || !bare) {
      throw new IllegalArgumentException("the URL must be http://HOST:PORT, not " + url);
    }
    return new Address(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
  }

  /** The address of a server that this process started. */
  public static Address local(int port) {
    return new Address("127.0.0.1", port);
  }

  /** The URI of a path of the API, which starts with a slash and is encoded already. */
  public URI api(String path) {
    return URI.create("http://" + host + ":" + port + API + path);
  }

  /** The URI of a path outside the API. */
  public URI root(String path) {
    return URI.create("http://" + host + ":" + port + path);
  }

  /** Where the WebSocket is. */
  public WireTarget webSocket() throws UnknownHostException {
    InetAddress address = InetAddress.getByName(host);
    if (!address.isLoopbackAddress()) {
      throw new IllegalArgumentException(host + " is " + address + " here, not loopback");
    }
    return new WireTarget(
        new InetSocketAddress(address, port), host + ":" + port, API + "/ws", SUBPROTOCOL);
  }
}
