package io.i9chat.server.ws;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of few bytes that takes nothing of what it is sent unless it is told to. Its receive
 * buffer is small, or the system would take it all for the peer.
 */
public final class UnreadingSocket implements AutoCloseable {
  private static final int RECEIVE_BYTES = 4 * 1024;

  private final Socket socket = new Socket();

  /** A connection; with a token it is authenticated by its handshake. */
  public UnreadingSocket(int port, @Nullable String token, String address) {
    try {
      socket.setReceiveBufferSize(RECEIVE_BYTES);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String handshake =
          "GET /api/v1/ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
              + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Forwarded-For: "
              + address
              + (token == null ? "" : "\r\nAuthorization: Bearer " + token)
              + "\r\n\r\n";
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      skipHeaders();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void skipHeaders() throws IOException {
    int matched = 0;
    while (matched < 4) {
      int read = socket.getInputStream().read();
      if (read < 0) {
        throw new IOException("refused");
      }
      matched = read == "\r\n\r\n".charAt(matched) ? matched + 1 : read == '\r' ? 1 : 0;
    }
  }

  /** Sends a text frame. */
  public void send(String text) {
    frame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a ping. */
  public void ping(int bytes) {
    frame(0x89, new byte[bytes]);
  }

  /** Sends a frame with this first byte (RFC 6455, 5.2), masked with zeros. */
  public void frame(int first, byte[] payload) {
    begin(first, payload.length, payload);
  }

  /** Sends a frame that announces {@code length} bytes, and only so many of its payload. */
  public void begin(int first, long length, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) first);
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else if (length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(length);
    }
    frame.putInt(0).put(payload);
    try {
      socket.getOutputStream().write(frame.array(), 0, frame.position());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether the server has not reset the connection. */
  public boolean isOpen() {
    try {
      socket.getOutputStream().write(new byte[] {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0});
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  /** The text of the next message, or {@code null} if the connection is closed. */
  public @Nullable String message() {
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        int first = in.readUnsignedByte();
        byte[] payload = in.readNBytes(length(in));
        int code = first & 0x0F;
        if (code == 8) {
          closeCode = payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort();
          return null;
        }
        if (code < 3) {
          text.writeBytes(payload);
          if ((first & 0x80) != 0) {
            return text.toString(StandardCharsets.UTF_8);
          }
        }
      }
    } catch (SocketTimeoutException silent) {
      throw new UncheckedIOException(silent);
    } catch (IOException closed) {
      return null;
    }
  }

  private int closeCode;

  /** Reads to the end, and answers the code that the server closed with, 0 if it sent none. */
  public int closeCode() {
    String message = message();
    while (message != null) {
      message = message();
    }
    return closeCode;
  }

  private static int length(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte();
    return switch (length) {
      case 126 -> in.readUnsignedShort();
      case 127 -> Math.toIntExact(in.readLong());
      default -> length;
    };
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
