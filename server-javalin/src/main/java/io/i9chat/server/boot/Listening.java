package io.i9chat.server.boot;

import io.i9chat.server.admin.AdminSettings;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.http.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Finds out whether the addresses can be listened on before the data folder is touched. */
final class Listening {
  private Listening() {}

  /**
   * Takes every port for a moment.
   *
   * @throws StartFailure if one cannot be had
   */
  static void check(Settings settings) {
    HttpSettings http = settings.http();
    check(Setting.HOST, http.host(), Setting.PORT, http.port());
    AdminSettings admin = settings.admin();
    if (admin != null) {
      check(Setting.ADMIN_HOST, admin.host(), Setting.ADMIN_PORT, admin.port());
    }
  }

  private static void check(Setting ofHost, String host, Setting ofPort, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new StartFailure(ofHost.key() + "=" + host + ": there is no such address");
    }
    try (ServerSocket probe = new ServerSocket()) {
      // As the server does, so that connections of one that has just ended are no hindrance.
      probe.setReuseAddress(true);
      probe.bind(address);
    } catch (IOException refused) {
      throw failure(ofPort, host, port, String.valueOf(refused.getMessage()));
    }
  }

  /** Where this machine reaches what listens on {@code port}. */
  static URI url(String host, int port) {
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** A failure to listen for calls. */
  static StartFailure failure(HttpSettings http, String cause) {
    return failure(Setting.PORT, http.host(), http.port(), cause);
  }

  /** A failure to listen for those who ask for metrics. */
  static StartFailure failure(AdminSettings admin, String cause) {
    return failure(Setting.ADMIN_PORT, admin.host(), admin.port(), cause);
  }

  /** Names port and cause; an address that is not this machine's is one, too. */
  private static StartFailure failure(Setting setting, String host, int port, String cause) {
    String way = setting == Setting.ADMIN_PORT ? "; set another one, or off" : "";
    return new StartFailure(
        "%s=%d: cannot listen on %s:%d: %s%s"
            .formatted(setting.key(), port, host, port, cause, way));
  }
}
