package io.i9chat.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A port of loopback whose connections go on to another port there. It can speak TLS with clients,
 * in front of what does not, and can hold everything up: connections are accepted and stay open,
 * and no byte moves.
 */
public final class Relay implements AutoCloseable {
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger holding = new AtomicInteger();
  private volatile int target;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private Relay(ServerSocket listening, int target) {
    this.listening = listening;
    this.target = target;
    // Closing a socket that a virtual thread listens on lets one more connection in.
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /** One that passes on what comes as it is. */
  public static Relay to(int target) {
    try {
      return new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One that speaks TLS with clients. */
  public static Relay tls(SSLContext tls, int target) {
    try {
      return new Relay(
          tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
          target);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The port that clients connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Leads connections that come from now on to this port. */
  public void lead(int port) {
    target = port;
  }

  /** Lets no byte through from now on, on no connection. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  /** Lets go on what is held up, and all that comes. */
  public void release() {
    gate.countDown();
  }

  /** Whether something is held up now that was sent. */
  public boolean isHolding() {
    return holding.get() > 0;
  }

  /** How many connections have come. */
  public int accepted() {
    return accepted.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        accepted.incrementAndGet();
        open.add(client);
        Thread.ofVirtual().start(() -> pass(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void pass(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Thread back = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException gone) {
      return;
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /** What breaks one way ends the other, too. */
  private void copy(Socket from, Socket to) {
    byte[] bytes = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        holding.incrementAndGet();
        gate.await();
        holding.decrementAndGet();
        out.write(bytes, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      release();
      open.forEach(Relay::close);
    }
  }
}
