package io.i9chat.server.boot;

import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.http.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Finds out whether the address can be listened on before the data folder is touched. */
final class Listening {
  private Listening() {}

  /**
   * Takes the port for a moment.
   *
   * @throws StartFailure if it cannot be had
   */
  static void check(HttpSettings http) {
    InetSocketAddress address = new InetSocketAddress(http.host(), http.port());
    if (address.isUnresolved()) {
      throw new StartFailure(Setting.HOST.key() + "=" + http.host() + ": there is no such address");
    }
    try (ServerSocket probe = new ServerSocket()) {
      // As the server does, so that connections of one that has just ended are no hindrance.
      probe.setReuseAddress(true);
      probe.bind(address);
    } catch (IOException refused) {
      throw failure(http, String.valueOf(refused.getMessage()));
    }
  }

  /** Where this machine reaches the server once it listens on {@code port}. */
  static URI url(HttpSettings http, int port) {
    String host = http.host();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** A failure that names port and cause; an address that is not this machine's is one, too. */
  static StartFailure failure(HttpSettings http, String cause) {
    return new StartFailure(
        "%s=%d: cannot listen on %s:%d: %s"
            .formatted(Setting.PORT.key(), http.port(), http.host(), http.port(), cause));
  }
}
