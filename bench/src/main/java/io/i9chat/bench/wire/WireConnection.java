package io.i9chat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One WebSocket connection of a {@link Wire}; used only on the thread that polls it. */
public final class WireConnection {
  private static final byte[] NOTHING = new byte[0];

  private final SocketChannel channel;
  private final SelectionKey selection;
  private final WireListener listener;
  private final FrameReader.Sink sink = this::take;
  private final FrameReader reader = new FrameReader();
  private final FrameWriter writer;
  private byte[] leftover = NOTHING;
  private long readAt;
  private boolean open = true;
  private boolean closing;

  WireConnection(
      SocketChannel channel, SelectionKey selection, WireListener listener, int maskKey) {
    this.channel = channel;
    this.selection = selection;
    this.listener = listener;
    this.writer = new FrameWriter(maskKey);
  }

  /** False once either side has closed. */
  public boolean isOpen() {
    return open && !closing;
  }

  /**
   * Queues one text message. It leaves with all others of this connection when the read that is
   * being handled ends, or by {@link #flush()}. A message to a closed connection is dropped.
   */
  public void sendText(byte[] utf8, int from, int to) {
    if (isOpen()) {
      writer.append(Frames.TEXT, utf8, from, to);
    }
  }

  /** Writes what is queued; the rest leaves when the socket takes it. */
  public void flush() {
    if (!open) {
      return;
    }
    try {
      boolean all = writer.writeTo(channel);
      int ops = all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
      if (selection.interestOps() != ops) {
        selection.interestOps(ops);
      }
    } catch (IOException e) {
      end(Frames.CLOSE_ABNORMAL, "writing failed: " + e.getMessage());
    }
  }

  /** Begins a normal close: what is queued, then a close frame. */
  void beginClose() {
    if (isOpen()) {
      byte[] code = {(byte) (Frames.CLOSE_NORMAL >>> 8), (byte) (Frames.CLOSE_NORMAL & 0xFF)};
      writer.append(Frames.CLOSE, code, 0, code.length);
      closing = true;
      flush();
    }
  }

  /** True until the socket is closed. */
  boolean holdsSocket() {
    return open;
  }

  /** Handles what came with the handshake's answer. */
  void readEarly(byte[] early) {
    readAt = System.nanoTime();
    consume(early, early.length);
    flush();
  }

  /**
   * Reads once and handles every whole message.
   *
   * @param buffer shared by all connections, larger than what is left over
   */
  void readable(byte[] buffer) {
    int held = leftover.length;
    System.arraycopy(leftover, 0, buffer, 0, held);
    leftover = NOTHING;
    int read;
    try {
      read = channel.read(ByteBuffer.wrap(buffer, held, buffer.length - held));
    } catch (IOException e) {
      end(Frames.CLOSE_ABNORMAL, "reading failed: " + e.getMessage());
      return;
    }
    if (read < 0) {
      end(Frames.CLOSE_ABNORMAL, "the connection ended without a close frame");
      return;
    }
    readAt = System.nanoTime();
    consume(buffer, held + read);
    flush();
  }

  int leftoverLength() {
    return leftover.length;
  }

  private void consume(byte[] bytes, int length) {
    try {
      int rest = reader.read(bytes, 0, length, sink);
      if (open && rest < length) {
        leftover = Arrays.copyOfRange(bytes, rest, length);
      }
    } catch (WireFailure e) {
      end(Frames.CLOSE_ABNORMAL, String.valueOf(e.getMessage()));
    }
  }

  private boolean take(int opcode, byte[] bytes, int from, int to) throws WireFailure {
    switch (opcode) {
      case Frames.TEXT -> listener.onText(bytes, from, to, readAt);
      case Frames.PING -> writer.append(Frames.PONG, bytes, from, to);
      case Frames.PONG -> {}
      case Frames.CLOSE -> closed(bytes, from, to);
      default -> throw new WireFailure("the peer sent a binary message");
    }
    return open;
  }

  private void closed(byte[] bytes, int from, int to) {
    int code = Frames.CLOSE_NO_CODE;
    String reason = "";
    if (to - from >= 2) {
      code = (bytes[from] & 0xFF) << 8 | (bytes[from + 1] & 0xFF);
      reason = new String(bytes, from + 2, to - from - 2, UTF_8);
    }
    if (!closing) {
      writer.append(Frames.CLOSE, bytes, from, Math.min(to, from + 2));
      flush();
    }
    end(code, reason);
  }

  /** Closes the socket without any frame. */
  void drop() {
    closing = true;
    end(Frames.CLOSE_NORMAL, "");
  }

  private void end(int code, String reason) {
    if (!open) {
      return;
    }
    open = false;
    selection.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      reason = reason + " (and closing failed: " + e.getMessage() + ")";
    }
    if (!closing) {
      listener.onClosed(code, reason);
    }
  }
}
