package io.i9chat.bench.wire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Many WebSocket connections on one selector. It has no thread of its own: everything happens
 * inside {@link #poll}, on the caller's thread, so nothing here or in a listener needs a lock. One
 * instance belongs to one thread.
 */
public final class Wire implements AutoCloseable {
  private static final int HANDSHAKE_TIMEOUT_MILLIS = 10_000;
  private static final int FIRST_BUFFER = 128 * 1024;
  private static final int LEAST_READ = 64 * 1024;
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Selector selector;
  private final SplittableRandom random = new SplittableRandom();
  private final Set<WireConnection> connections = new LinkedHashSet<>();
  private final List<Runnable> fresh = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_BUFFER];

  private Wire(Selector selector) {
    this.selector = selector;
  }

  /** An empty wire. */
  public static Wire open() throws IOException {
    return new Wire(Selector.open());
  }

  /**
   * Connects and upgrades, blocking for at most 10 s per step; the listener hears nothing before
   * the next {@link #poll}.
   *
   * @param bearer the session token for the Authorization header
   * @throws IOException if the server cannot be reached or refuses
   */
  public WireConnection connect(WireTarget target, String bearer, WireListener listener)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().setSoTimeout(HANDSHAKE_TIMEOUT_MILLIS);
      channel.socket().connect(target.address(), HANDSHAKE_TIMEOUT_MILLIS);
      byte[] early = new Handshake(target, random).perform(channel, bearer);
      channel.configureBlocking(false);
      SelectionKey selection = channel.register(selector, SelectionKey.OP_READ);
      WireConnection connection =
          new WireConnection(channel, selection, listener, random.nextInt());
      selection.attach(connection);
      connections.add(connection);
      fresh.add(() -> connection.readEarly(early));
      return connection;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Begins to connect and upgrade without waiting. The result is told while polling: the listener
   * hears of frames as always, and of a failure as a close with code 1006.
   *
   * @param bearer the session token for the Authorization header
   * @param opened given the connection before the listener hears anything from it
   * @throws IOException if there is no socket to be had
   */
  public void dial(
      WireTarget target, String bearer, WireListener listener, Consumer<WireConnection> opened)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Handshake handshake = new Handshake(target, random);
      WireDial dial = new WireDial(channel, handshake, bearer, listener, opened);
      int first =
          channel.connect(target.address()) ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT;
      channel.register(selector, first, dial);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Closes the socket without any frame, as a peer that goes away; the listener is not told. */
  public void drop(WireConnection connection) {
    connection.drop();
    connections.remove(connection);
  }

  /**
   * Waits until a socket is ready, at most this long, and handles every ready one once.
   *
   * @param timeoutMillis 1 or more
   */
  public void poll(long timeoutMillis) throws IOException {
    if (!fresh.isEmpty()) {
      List<Runnable> now = List.copyOf(fresh);
      fresh.clear();
      now.forEach(Runnable::run);
    }
    selector.select(this::ready, timeoutMillis);
  }

  private void ready(SelectionKey selection) {
    if (!selection.isValid()) {
      return;
    }
    if (selection.attachment() instanceof WireDial dial) {
      advance(selection, dial);
    } else if (selection.attachment() instanceof WireConnection connection) {
      ready(selection, connection);
    }
  }

  private void advance(SelectionKey selection, WireDial dial) {
    try {
      byte[] early = dial.advance(selection);
      if (early != null) {
        WireConnection connection =
            new WireConnection(dial.channel(), selection, dial.listener(), random.nextInt());
        selection.attach(connection);
        connections.add(connection);
        dial.opened().accept(connection);
        connection.readEarly(early);
      }
    } catch (IOException e) {
      selection.cancel();
      dial.fail(e);
    }
  }

  private void ready(SelectionKey selection, WireConnection connection) {
    if (selection.isWritable()) {
      connection.flush();
    }
    if (selection.isValid() && selection.isReadable()) {
      int needed = connection.leftoverLength() + LEAST_READ;
      if (buffer.length < needed) {
        buffer = new byte[Math.max(needed, 2 * buffer.length)];
      }
      connection.readable(buffer);
    }
    if (!connection.holdsSocket()) {
      connections.remove(connection);
    }
  }

  /** Closes every connection with code 1000, waits at most 2 s for the answers, and lets go. */
  @Override
  public void close() throws IOException {
    List<WireConnection> all = List.copyOf(connections);
    all.forEach(WireConnection::beginClose);
    long end = System.nanoTime() + CLOSE_NANOS;
    while (System.nanoTime() - end < 0 && all.stream().anyMatch(WireConnection::holdsSocket)) {
      poll(50);
    }
    all.forEach(WireConnection::drop);
    for (SelectionKey selection : selector.keys()) {
      selection.channel().close();
    }
    selector.close();
  }
}
