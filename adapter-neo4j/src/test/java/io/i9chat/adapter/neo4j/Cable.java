package io.i9chat.adapter.neo4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A line to a server that can be cut and mended. */
final class Cable implements AutoCloseable {
  /** A message of the Bolt protocol, in a chunk of its own. */
  private static final byte[] COMMIT = {0, 2, (byte) 0xB0, 0x12, 0, 0};

  /** By when a server that has nothing else to do has committed. */
  private static final Duration COMMITTED = Duration.ofMillis(500);

  private final URI far;
  private final ServerSocket near;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Socket> swallowing = ConcurrentHashMap.newKeySet();
  private volatile boolean whole = true;
  private volatile boolean deaf;
  private volatile Duration late = Duration.ZERO;
  private final AtomicBoolean losing = new AtomicBoolean();
  private final AtomicReference<@Nullable String> stalling = new AtomicReference<>();

  Cable(URI far) {
    this.far = far;
    try {
      near = new ServerSocket();
      near.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("bolt://127.0.0.1:" + near.getLocalPort());
  }

  /** Ends every connection, and every one that is tried from now on. */
  void cut() {
    whole = false;
    sockets.forEach(Cable::close);
  }

  /** Swallows whatever is sent, without ending anything, as a network does that has lost a host. */
  void swallow() {
    swallowing.addAll(sockets);
    deaf = true;
  }

  /** Carries again what is sent over new connections; those that swallowed something go on so. */
  void mend() {
    whole = true;
    deaf = false;
  }

  /** Lets every answer of the server come so late from now on. */
  void slowDown(Duration answers) {
    late = answers;
  }

  /** Lets the next commit reach the server; its answer is lost, with the connection. */
  void loseTheNextAnswerToACommit() {
    losing.set(true);
  }

  /** The connection that next sends something with {@code text} in it goes on without an answer. */
  void stallAt(String text) {
    stalling.set(text);
  }

  /** Whether that has happened since. */
  boolean hasStalled() {
    return stalling.get() == null;
  }

  /** Whether that has happened since. */
  boolean hasLostAnAnswer() {
    return !losing.get();
  }

  @Override
  public void close() throws IOException {
    near.close();
    cut();
  }

  private void accept() {
    while (!near.isClosed()) {
      try {
        Socket caller = near.accept();
        sockets.add(caller);
        if (!whole) {
          close(caller);
          continue;
        }
        Socket server = new Socket(far.getHost(), far.getPort());
        sockets.add(server);
        if (deaf) {
          swallowing.addAll(List.of(caller, server));
        }
        Thread.ofVirtual().start(() -> carry(caller, server, false));
        Thread.ofVirtual().start(() -> carry(server, caller, true));
      } catch (IOException closed) {
        // The test is over, or the server is.
      }
    }
  }

  private void carry(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      byte[] bytes = new byte[8192];
      InputStream in = from.getInputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        boolean lost = isCommit(bytes, read) && losing.compareAndSet(true, false);
        if (lost) {
          swallowing.add(to);
        }
        if (isToStall(bytes, read)) {
          swallowing.addAll(List.of(from, to));
        }
        if (answers) {
          LockSupport.parkNanos(late.toNanos());
        }
        if (!swallowing.contains(from)) {
          to.getOutputStream().write(bytes, 0, read);
        }
        if (lost) {
          LockSupport.parkNanos(COMMITTED.toNanos());
          return;
        }
      }
    } catch (IOException cut) {
      // Both ends are closed now, as after any other end of a connection.
    }
  }

  private boolean isToStall(byte[] bytes, int length) {
    String text = stalling.get();
    return text != null
        && new String(bytes, 0, length, StandardCharsets.UTF_8).contains(text)
        && stalling.compareAndSet(text, null);
  }

  private static boolean isCommit(byte[] bytes, int length) {
    return length == COMMIT.length && Arrays.equals(bytes, 0, length, COMMIT, 0, COMMIT.length);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // That is what was wanted.
    }
  }
}
