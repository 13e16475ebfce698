package io.i9chat.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * A way to a server, with a port of its own: shut, it is as if the server had stopped, and open
 * again, as if it were back.
 */
public final class Door implements AutoCloseable {
  private final ServerSocketFactory sockets;
  private final URI behind;
  private final Set<Socket> through = ConcurrentHashMap.newKeySet();
  private ServerSocket listening;

  /**
   * Opens one.
   *
   * @param sockets what listens; that of a TLS context makes TLS of it
   * @param behind the server, on this machine, of which host and port count
   */
  public Door(ServerSocketFactory sockets, URI behind) {
    this.sockets = sockets;
    this.behind = behind;
    listening = listen(0);
  }

  /** Where it is, on loopback. */
  public int port() {
    return listening.getLocalPort();
  }

  private ServerSocket listen(int port) {
    try {
      ServerSocket socket = sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> accept(socket));
      return socket;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        through.add(client);
        Thread.ofVirtual().start(() -> enter(client));
      } catch (IOException shut) {
        // Then it is closed, and the loop ends.
      }
    }
  }

  private void enter(Socket client) {
    try (client;
        Socket server = new Socket(behind.getHost(), behind.getPort())) {
      Thread back = Thread.ofVirtual().start(() -> pass(server, client));
      pass(client, server);
      back.join();
    } catch (IOException gone) {
      // Closing tells the client.
      return;
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    } finally {
      through.remove(client);
    }
  }

  /** Passes bytes on until one side ends, and ends both. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException broken) {
      return;
    }
  }

  /** Ends what goes through it, and takes nothing more. */
  public void shut() {
    try {
      listening.close();
      for (Socket each : through) {
        each.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes connections again, at the same port. */
  public void openAgain() {
    listening = listen(listening.getLocalPort());
  }

  @Override
  public void close() {
    shut();
  }
}
