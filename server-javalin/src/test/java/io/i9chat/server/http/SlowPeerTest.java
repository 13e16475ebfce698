package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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

  /** How long the server lets somebody drip who has sent {@code beginning}. */
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
  void anAnswerThatIsTakenInDripsIsCutOff() throws IOException {
    Person ada = server.signUp();
    String chat =
        server.api(ada).send("PUT", "/chats/direct/" + server.signUp().username()).text("id");
    for (int i = 0; i < 60; i++) {
      Map<String, ?> text = Map.of("type", "text", "text", "x".repeat(4_000));
      server
          .api(ada)
          .post("/chats/" + chat + "/messages", Map.of("clientId", "m" + i, "content", text));
    }
    long start = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(2 * 1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      String request =
          """
          GET /api/v1/chats/%s/history?limit=60 HTTP/1.1
          Host: localhost
          Authorization: Bearer %s

          """
              .formatted(chat, ada.token())
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      while (isTaken(socket) && System.nanoTime() - start < LONGEST.toNanos()) {
        pause();
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(45));
  }

  /** Takes a few bytes; whether the end has not come. */
  private static boolean isTaken(Socket socket) {
    try {
      return socket.getInputStream().read(new byte[100]) >= 0;
    } catch (IOException closed) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
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
