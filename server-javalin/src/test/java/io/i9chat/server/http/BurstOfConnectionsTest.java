package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All clients connect at the same moment, as after a break of the network. */
class BurstOfConnectionsTest {
  private static final int COUNT = 400;

  /** A peer that was not answered tries again after a second (RFC 6298, 2.1). */
  private static final Duration AGAIN = Duration.ofMillis(900);

  private static final int ROUNDS = 3;

  @Test
  void nobodyHasToTryAgain() throws IOException {
    List<Integer> waiting = new ArrayList<>();
    try (TestServer server = TestServer.start()) {
      // A machine that is busy may lose a round, but not all of them.
      while (waiting.size() < ROUNDS && !waiting.contains(0)) {
        waiting.add(waitingAfterABurst(server.port()));
      }
    }
    assertThat(waiting).contains(0);
  }

  /** How many of very many are not connected soon after they all asked to be. */
  private static int waitingAfterABurst(int port) throws IOException {
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    List<SocketChannel> all = new ArrayList<>();
    try {
      long start = System.nanoTime();
      for (int i = 0; i < COUNT; i++) {
        SocketChannel channel = SocketChannel.open();
        all.add(channel);
        channel.configureBlocking(false);
        channel.connect(server);
      }
      int connected = 0;
      while (connected < COUNT && System.nanoTime() - start < AGAIN.toNanos()) {
        connected += all.get(connected).finishConnect() ? 1 : 0;
      }
      return COUNT - connected;
    } finally {
      for (SocketChannel channel : all) {
        channel.close();
      }
    }
  }
}
