package io.i9chat.bench.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The opening handshake of RFC 6455, section 4.1, over a channel that still blocks. */
final class Handshake {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  static final int LARGEST_ANSWER = 16 * 1024;
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);

  private final WireTarget target;
  private final String key;

  Handshake(WireTarget target, RandomGenerator random) {
    this.target = target;
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    this.key = Base64.getEncoder().encodeToString(nonce);
  }

  /**
   * Asks for the upgrade and waits for the answer, at most the channel's socket time-out between
   * two reads.
   *
   * @return what the server already sent behind its answer
   */
  byte[] perform(SocketChannel channel, String bearer) throws IOException {
    ByteBuffer request = ByteBuffer.wrap(request(bearer));
    while (request.hasRemaining()) {
      channel.write(request);
    }
    byte[] answer = new byte[LARGEST_ANSWER];
    InputStream in = channel.socket().getInputStream();
    int length = 0;
    while (true) {
      int read = in.read(answer, length, answer.length - length);
      if (read <= 0) {
        throw endedEarly();
      }
      length += read;
      int body = accept(answer, length);
      if (body >= 0) {
        return Arrays.copyOfRange(answer, body, length);
      }
    }
  }

  static WireFailure endedEarly() {
    return new WireFailure("the server ended the handshake before its answer was whole");
  }

  /**
   * Checks the answer if its head is whole.
   *
   * @return where the answer ends and frames begin; -1 if more must come first
   */
  int accept(byte[] answer, int length) throws WireFailure {
    int body = endOfHead(answer, length);
    if (body >= 0) {
      accept(new String(answer, 0, body, ISO_8859_1));
    }
    return body;
  }

  /** The request for the upgrade. */
  byte[] request(String bearer) {
    String head =
        "GET "
            + target.path()
            + " HTTP/1.1\r\nHost: "
            + target.hostHeader()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: "
            + key
            + "\r\nSec-WebSocket-Protocol: "
            + target.subprotocol()
            + "\r\nAuthorization: Bearer "
            + bearer
            + "\r\n\r\n";
    return head.getBytes(ISO_8859_1);
  }

  private static int endOfHead(byte[] bytes, int length) {
    for (int i = 0; i <= length - END_OF_HEAD.length; i++) {
      if (Arrays.equals(bytes, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
        return i + END_OF_HEAD.length;
      }
    }
    return -1;
  }

  private void accept(String head) throws WireFailure {
    String[] lines = head.split("\r\n", -1);
    if (!lines[0].startsWith("HTTP/1.1 101")) {
      throw new WireFailure("the server refused the upgrade: " + lines[0]);
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.put(name, line.substring(colon + 1).strip());
      }
    }
    require(headers, "upgrade", "websocket");
    require(headers, "sec-websocket-accept", acceptFor(key));
    require(headers, "sec-websocket-protocol", target.subprotocol());
  }

  private static void require(Map<String, String> headers, String name, String value)
      throws WireFailure {
    String actual = headers.getOrDefault(name, "");
    boolean same = name.equals("upgrade") ? actual.equalsIgnoreCase(value) : actual.equals(value);
    if (!same) {
      throw new WireFailure(
          "the handshake's answer has " + name + " '" + actual + "', not '" + value + "'");
    }
  }

  /** The answer that this key asks for: SHA-1 of key and GUID, in base64. */
  static String acceptFor(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
