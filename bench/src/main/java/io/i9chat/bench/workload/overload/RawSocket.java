package io.i9chat.bench.workload.overload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A connection that sends what it likes and reads as little as it likes. */
final class RawSocket implements AutoCloseable {
  /** Small, so that what is not read waits in the server and not in the kernel. */
  private static final int SLOW_RECEIVE_BUFFER = 4_096;

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Address address;
  private final Socket socket = new Socket();
  private final byte[] drained = new byte[16_384];

  /**
   * Connects from this address.
   *
   * @param slow whether the kernel takes hardly anything that is not read
   */
  RawSocket(InetAddress from, Address address, boolean slow) throws IOException {
    this.address = address;
    try {
      if (slow) {
        socket.setReceiveBufferSize(SLOW_RECEIVE_BUFFER);
      }
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Sends the head of a request.
   *
   * @param length of the body that is announced, negative for none
   */
  void request(String method, String path, @Nullable Account account, int length)
      throws IOException {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(address.api(path).getRawPath());
    String query = address.api(path).getRawQuery();
    head.append(query == null ? "" : "?" + query).append(" HTTP/1.1\r\nHost: ");
    head.append(address.host()).append(':').append(address.port()).append("\r\n");
    if (account != null) {
      head.append("Authorization: Bearer ").append(account.token()).append("\r\n");
    }
    if (length >= 0) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(length);
      head.append("\r\n");
    }
    send(head.append("Connection: close\r\n\r\n").toString().getBytes(ISO_8859_1));
  }

  /** Upgrades to a WebSocket and reads its answer's head. */
  void upgrade(Account account) throws IOException {
    String head =
        "GET "
            + address.api("/ws").getRawPath()
            + " HTTP/1.1\r\nHost: "
            + address.host()
            + ":"
            + address.port()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
            + account.token()
            + "\r\n\r\n";
    send(head.getBytes(ISO_8859_1));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = read();
      if (next < 0 || answer.length() > 8_192) {
        throw new IOException("no upgrade");
      }
      answer.append((char) next);
    }
    if (!answer.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException("refused: " + answer.substring(0, 12));
    }
  }

  /** Sends a text frame; its mask is zero, which RFC 6455 allows. */
  void frame(String text) throws IOException {
    byte[] payload = text.getBytes(UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
    frame.put((byte) 0x81);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload);
    send(Arrays.copyOf(frame.array(), frame.position()));
  }

  void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** One byte, -1 at the end. */
  int read() throws IOException {
    return socket.getInputStream().read();
  }

  /** Whatever is there, up to 16 KiB, at least a byte; the count, -1 at the end. */
  int drain() throws IOException {
    return socket.getInputStream().read(drained);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
