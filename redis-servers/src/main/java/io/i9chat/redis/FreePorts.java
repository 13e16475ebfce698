package io.i9chat.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback that nothing listened on a moment ago. */
final class FreePorts {
  /** The bus between the nodes of a Cluster is that much above a node's port. */
  private static final int TO_BUS = 10_000;

  private static final int LOWEST = 15_000;
  private static final int TRIES = 100;

  private FreePorts() {}

  /** One whose neighbour for the bus of a Cluster is free too; none that the system gives out. */
  static int next() {
    for (int i = 0; i < TRIES; i++) {
      int port = LOWEST + ThreadLocalRandom.current().nextInt(TO_BUS / 2);
      if (isFree(port) && isFree(port + TO_BUS)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port found in " + TRIES + " tries");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException used) {
      return false;
    }
  }
}
