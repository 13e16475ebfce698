package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message above 64 KiB closes with 4002, in whatever frames it comes (RFC 6455, 5.4). */
class LargeFramesTest extends WithServer {
  private static final int LIMIT = 64 * 1024;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int LAST = 0x80;

  private UnreadingSocket socket(boolean authenticated) {
    @Nullable Person person = authenticated ? server.enrol() : null;
    return new UnreadingSocket(server.port(), person == null ? null : person.token(), "10.0.0.1");
  }

  /** Sends a message of {@code bytes} bytes in frames of at most {@code cut}. */
  private static void send(UnreadingSocket socket, int kind, int bytes, int cut) {
    byte[] message = new byte[bytes];
    Arrays.fill(message, (byte) 'x');
    for (int from = 0; from < bytes; from += cut) {
      int to = Math.min(bytes, from + cut);
      socket.frame(
          (from == 0 ? kind : 0) | (to == bytes ? LAST : 0), Arrays.copyOfRange(message, from, to));
    }
  }

  static Stream<Arguments> ways() {
    return Stream.of(true, false)
        .flatMap(authenticated ->
            Stream.of(TEXT, BINARY)
                .flatMap(kind ->
                    Stream.of(LIMIT + 1, 65_535, 40_000, 1_000)
                        .map(cut -> Arguments.of(authenticated, kind, cut))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void oneByteMoreThan64KiBCloses4002(boolean authenticated, int kind, int cut) {
    try (UnreadingSocket socket = socket(authenticated)) {
      send(socket, kind, LIMIT + 1, cut);
      assertThat(socket.closeCode()).isEqualTo(4002);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {LIMIT + 1L, 1L << 24, 1L << 31, 1L << 40, Long.MAX_VALUE})
  void soDoesAFrameThatAnnouncesMore(long length) {
    for (boolean authenticated : List.of(true, false)) {
      for (int kind : List.of(TEXT, BINARY)) {
        try (UnreadingSocket socket = socket(authenticated)) {
          socket.begin(kind | LAST, length, new byte[LIMIT + 1]);
          assertThat(socket.closeCode()).as(authenticated + " " + kind).isEqualTo(4002);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT, 40_000, 1_000})
  void whatIsNotMoreClosesByWhatItIs(int cut) {
    try (UnreadingSocket text = socket(true);
        UnreadingSocket binary = socket(true);
        UnreadingSocket anonymous = socket(false)) {
      send(text, TEXT, LIMIT, cut);
      assertThat(text.closeCode()).isEqualTo(4001);
      send(binary, BINARY, LIMIT, cut);
      assertThat(binary.closeCode()).isEqualTo(4001);
      send(anonymous, TEXT, LIMIT, cut);
      assertThat(anonymous.closeCode()).isEqualTo(4003);
    }
  }

  @Test
  void aMessageThatNeverEndsCloses4003BeforeAuthentication() {
    try (UnreadingSocket socket = socket(false)) {
      socket.frame(TEXT, new byte[20_000]);
      for (int i = 0; i < 20_000 && socket.isOpen(); i++) {
        socket.frame(0, new byte[0]);
      }
      assertThat(socket.closeCode()).isEqualTo(4003);
    }
  }

  @Test
  void noMessageIsCompressed() throws IOException {
    String handshake =
        """
        GET /api/v1/ws HTTP/1.1
        Host: 127.0.0.1
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Extensions: permessage-deflate
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(handshake.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[4_096];
      int read = 0;
      while (!new String(answer, 0, read, StandardCharsets.US_ASCII).contains("\r\n\r\n")) {
        int more = socket.getInputStream().read(answer, read, answer.length - read);
        assertThat(more).isPositive();
        read += more;
      }
      assertThat(new String(answer, 0, read, StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 101")
          .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }
  }
}
