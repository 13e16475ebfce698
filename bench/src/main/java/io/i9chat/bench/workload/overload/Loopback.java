package io.i9chat.bench.workload.overload;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;

/** Clients on addresses of their own in 127.0.0.0/8. */
final class Loopback {
  /** The block of the attackers' addresses. */
  static final int ATTACKERS = 1;

  private Loopback() {}

  /** The n-th address of a block: 127.{@code block}.x.y. */
  static InetAddress address(int block, int n) {
    try {
      byte[] bytes = {127, (byte) block, (byte) (n / 250), (byte) (1 + n % 250)};
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A client whose connections come from that address. */
  static HttpClient client(int block, int n) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .localAddress(address(block, n))
        .connectTimeout(Duration.ofSeconds(30))
        .build();
  }
}
