package io.i9chat.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection that is being made without any thread waiting for it. */
final class WireDial {
  private static final int FIRST_CAPACITY = 1024;

  private final SocketChannel channel;
  private final Handshake handshake;
  private final ByteBuffer request;
  private final WireListener listener;
  private final Consumer<WireConnection> opened;
  private byte[] answer = new byte[FIRST_CAPACITY];
  private int length;

  WireDial(
      SocketChannel channel,
      Handshake handshake,
      String bearer,
      WireListener listener,
      Consumer<WireConnection> opened) {
    this.channel = channel;
    this.handshake = handshake;
    this.request = ByteBuffer.wrap(handshake.request(bearer));
    this.listener = listener;
    this.opened = opened;
  }

  /**
   * Does what the socket is ready for.
   *
   * @return what the server sent behind its answer; null if the answer is not whole yet
   */
  byte @Nullable [] advance(SelectionKey selection) throws IOException {
    if (selection.isConnectable()) {
      channel.finishConnect();
      selection.interestOps(SelectionKey.OP_WRITE);
    }
    if (request.hasRemaining()) {
      channel.write(request);
      if (!request.hasRemaining()) {
        selection.interestOps(SelectionKey.OP_READ);
      }
      return null;
    }
    if (length == answer.length) {
      answer = Arrays.copyOf(answer, Math.min(2 * length, Handshake.LARGEST_ANSWER));
    }
    int read = channel.read(ByteBuffer.wrap(answer, length, answer.length - length));
    if (read < 0 || (read == 0 && length == Handshake.LARGEST_ANSWER)) {
      throw Handshake.endedEarly();
    }
    length += read;
    int body = handshake.accept(answer, length);
    return body < 0 ? null : Arrays.copyOfRange(answer, body, length);
  }

  SocketChannel channel() {
    return channel;
  }

  WireListener listener() {
    return listener;
  }

  Consumer<WireConnection> opened() {
    return opened;
  }

  /** Closes the socket and tells the listener. */
  void fail(IOException failure) {
    String reason = "connecting failed: " + failure.getMessage();
    try {
      channel.close();
    } catch (IOException e) {
      reason = reason + " (and closing failed: " + e.getMessage() + ")";
    }
    listener.onClosed(Frames.CLOSE_ABNORMAL, reason);
  }
}
