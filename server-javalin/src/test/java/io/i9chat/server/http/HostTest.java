package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that the server answers to, and what it says to what is no HTTP. */
class HostTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "I9CHAT_PUBLIC_URL", "https://chat.example.org",
                "I9CHAT_ALLOWED_HOSTS", "chat.internal"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8000, 200",
    "127.0.0.1:1, 200",
    "[::1]:8000, 200",
    "chat.example.org, 200",
    "chat.internal:80, 200",
    "evil.example, 421",
    "127.0.0.1.evil.example, 421",
    "localhost.evil.example:8000, 421"
  })
  void onlyKnownNamesAreServed(String host, int status) throws IOException {
    String answer =
        exchange("GET /api/v1/limits HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    if (status == 421) {
      assertThat(answer).contains("\"status\":421", "application/problem+json");
    }
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/users/fritz", "/xyz", "/api/v1/healthz", "/healthz/readyz"})
  void noOtherPathIsToldToAnyName(String path) throws IOException {
    assertThat(exchange("GET " + path + " HTTP/1.1\r\nHost: evil\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
  }

  @ParameterizedTest
  @CsvSource({
    "/nosuch, localhost, 13, 404",
    "/api/v1/ws, localhost, 7, 404",
    "/api/v1/limits, localhost, 13, 200",
    "/nosuch, evil.example, 13, 421",
    "/api/v1/ws, evil.example, 7, 421",
    "/api/v1/ws, evil.example, 13, 421"
  })
  void anUpgradeThatNobodyOffersMakesNoSession(String path, String host, int version, int status)
      throws IOException {
    String answer =
        exchange(
            """
            GET %s HTTP/1.1
            Host: %s
            Connection: Upgrade, close
            Upgrade: websocket
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: %d

            """
                .formatted(path, host, version)
                .replace("\n", "\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContainIgnoringCase("Set-Cookie");
    if (status != 200) {
      assertThat(answer).contains("application/problem+json", "\"status\":" + status);
    }
  }

  @Test
  void healthIsToldToAnyNameWithoutABody() throws IOException {
    for (String path : new String[] {"/healthz", "/readyz"}) {
      String answer =
          exchange("GET " + path + " HTTP/1.1\r\nHost: 10.1.2.3\r\nConnection: close\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }
  }

  @Test
  void whatIsNoHttpIsRefusedInTheSameShape() throws IOException {
    String answer = exchange("GET /api/v1/limits HTTP/1.1\r\nBad Header\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid_input\"");
    assertThat(answer).doesNotContain("Jetty", "jetty");
  }

  @Test
  void theServerDoesNotNameItsSoftware() throws IOException {
    assertThat(exchange("GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .doesNotContainIgnoringCase("jetty")
        .doesNotContainIgnoringCase("javalin");
  }
}
