package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no operation answers have the one shape of errors too. */
class BadRequestsTest {
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

  @ParameterizedTest
  @ValueSource(strings = {"/me", "/limits", "/signup", "/nowhere"})
  void headIsNoMethodOfTheApi(String path) {
    Answer answer = server.api().send("HEAD", path);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(server.api().raw("HEAD", "/healthz", null, null).status()).isEqualTo(200);
  }

  @Test
  void unknownPathsAndMethodsHaveTheSameShape() {
    Answer nowhere = server.api().get("/nowhere");
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.code()).isEqualTo("not_found");
    assertThat(nowhere.header("X-Content-Type-Options")).contains("nosniff");

    Answer wrongMethod = server.api().send("DELETE", "/signup");
    assertThat(wrongMethod.status()).isEqualTo(405);
    assertThat(wrongMethod.code()).isEqualTo("not_found");

    assertThat(server.api().raw("GET", "/", null, null).code()).isEqualTo("not_found");
  }

  @Test
  void headersThatAreTooLargeAreRefusedInTheSameShape() {
    Answer answer = server.api().with("X-Long", "x".repeat(20_000)).get("/limits");

    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.code()).isEqualTo("invalid_input");
  }

  private static String exchange(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      String request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsBrokenInARequestIsNamed() throws IOException {
    String token = "Authorization: Bearer " + server.signUp().token();
    assertThat(
            exchange(
                "GET /api/v1/chats?before=%zz HTTP/1.1",
                "Host: localhost", token, "Connection: close"))
        .startsWith("HTTP/1.1 400")
        .contains("\"before\"", "must be percent-encoded UTF-8");
    assertThat(
            exchange(
                "POST /api/v1/signup HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "no length"))
        .startsWith("HTTP/1.1 400")
        .contains("the body is broken off");
  }
}
