package io.i9chat.server.boot;

import io.i9chat.server.admin.AdminSettings;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;

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
    AdminSettings admin = settings.admin();
    check(
        Setting.HOST,
        http.host(),
        Setting.PORT,
        http.port(),
        () -> {
          // While the first is held, so that the two are not one.
          if (admin != null) {
            check(Setting.ADMIN_HOST, admin.host(), Setting.ADMIN_PORT, admin.port(), () -> {});
          }
        });
  }

  private static void check(
      Setting ofHost, String host, Setting ofPort, int port, Runnable meanwhile) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new StartFailure(ofHost.key() + "=" + host + ": there is no such address");
    }
    if (!isHere(address.getAddress())) {
      throw new StartFailure(
          "%s=%s: is no address of this machine; set one of its own, or 0.0.0.0 for all"
              .formatted(ofHost.key(), host));
    }
    try (ServerSocket probe = new ServerSocket()) {
      // As the server does, so that connections of one that has just ended are no hindrance.
      probe.setReuseAddress(true);
      probe.bind(address);
      meanwhile.run();
    } catch (IOException refused) {
      throw failure(ofPort, host, port, String.valueOf(refused.getMessage()));
    }
  }

  private static boolean isHere(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      // Binding tells.
      return true;
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

  /** Names setting, value, cause, and what to do. */
  private static StartFailure failure(Setting setting, String host, int port, String cause) {
    String way =
        isInUse(cause)
            ? "end the program that listens there, or set another one"
            : "set another one";
    return new StartFailure(
        "%s=%d: cannot listen on %s:%d: %s; %s%s"
            .formatted(
                setting.key(),
                port,
                host,
                port,
                cause,
                way,
                setting == Setting.ADMIN_PORT ? ", or off" : ""));
  }

  private static boolean isInUse(String cause) {
    return cause.toLowerCase(Locale.ROOT).contains("in use");
  }
}
