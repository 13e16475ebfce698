package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Peers that send a byte at a time do not keep their connections. */
@Tag("long")
class SlowPeerTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** How long the server lets a client drip that has sent {@code beginning}. */
  private static Duration dripped(String beginning) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(500);
      boolean open = true;
      while (open && System.nanoTime() - start < LONGEST.toNanos()) {
        open = drip(socket);
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Sends a byte, waits half a second for the end, and answers whether it has not come. */
  private static boolean drip(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException nothingYet) {
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void drippedHeadersAreCutOff() throws IOException {
    assertThat(dripped("GE")).isLessThan(Duration.ofSeconds(20));
    assertThat(dripped("GET /api/v1/limits HTTP/1.1\r\nHost: localhost\r\nX-Drip: "))
        .isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void drippedHeadersBehindAWholeRequestAreCutOff() throws IOException {
    assertThat(
            dripped("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /healthz HTTP/1.1\r\nX: "))
        .isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aDrippedBodyIsCutOff() throws IOException {
    String headers =
        """
        POST /api/v1/signup HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Content-Length: 1000

        """;
    assertThat(dripped(headers.replace("\n", "\r\n")))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
  }
}
