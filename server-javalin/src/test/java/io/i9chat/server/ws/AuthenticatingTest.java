package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a connection becomes a person's, and stops being theirs. */
class AuthenticatingTest extends WithServer {
  @Test
  void aBearerTokenAtTheHandshakeIsGreetedFirst() {
    Person ada = server.signUp();

    SocketClient client = SocketClient.connect(url(), ada.token());

    JsonNode first = client.event();
    assertThat(first.get("event").asString()).isEqualTo("hello");
    JsonNode hello = first.get("data");
    assertThat(hello.get("username").asString()).isEqualTo(ada.username());
    assertThat(hello.get("heartbeatMs").asLong()).isEqualTo(30_000);
    assertThat(hello.get("connectionId").asString()).hasSize(36);
    assertThat(hello.get("serverTime").asString()).endsWith("Z");
    assertThat(hello.get("limits")).isEqualTo(server.api().get("/limits").json());
    assertThat(client.subprotocol()).isEqualTo("i9chat.v1");
  }

  @Test
  void aFirstFrameWithTheTokenIsAnsweredWithHelloAndThenTheResult() {
    Person ada = server.signUp();
    SocketClient client = SocketClient.anonymous(url());

    client.call("authenticate", Map.of("token", ada.token()));

    List<JsonNode> frames = client.frames();
    assertThat(frames.get(0).get("event").asString()).isEqualTo("hello");
    assertThat(frames.get(1).get("result")).isEmpty();
    assertThat(client.call("me.get", Map.of()).get("username").asString())
        .isEqualTo(ada.username());
  }

  @Test
  void aTokenThatDoesNotHoldCloses4004() {
    assertThat(SocketClient.connect(url(), "nonsense").closeCode()).isEqualTo(4004);
    SocketClient byFrame = SocketClient.anonymous(url());
    byFrame.send("{\"id\":\"0\",\"op\":\"authenticate\",\"args\":{\"token\":\"nonsense\"}}");
    assertThat(byFrame.closeCode()).isEqualTo(4004);
  }

  @Test
  void anyOtherFrameBeforeAuthenticationCloses4003() {
    SocketClient client = SocketClient.anonymous(url());
    client.send("{\"id\":\"1\",\"op\":\"me.get\",\"args\":{}}");
    assertThat(client.closeCode()).isEqualTo(4003);
  }

  @Test
  void aSecondAuthenticationCloses4001() {
    Person ada = server.signUp();
    SocketClient client = connect(ada);
    client.send(
        "{\"id\":\"0\",\"op\":\"authenticate\",\"args\":{\"token\":\"" + ada.token() + "\"}}");
    assertThat(client.closeCode()).isEqualTo(4001);
  }

  @Test
  @Tag("long")
  void sayingNothingCloses4003AfterTenSeconds() {
    assertThat(SocketClient.anonymous(url()).closeCode()).isEqualTo(4003);
  }

  @Test
  void sendingTooMuchBeforeAuthenticationCloses4003() {
    SocketClient client = SocketClient.anonymous(url());
    String padding = "x".repeat(5_000);
    for (int i = 0; i < 4 && client.isOpen(); i++) {
      var unused =
          client.offer(
              "{\"id\":\"" + i + "\",\"op\":\"limits.get\",\"args\":{\"x\":\"" + padding + "\"}}");
    }
    assertThat(client.closeCode()).isEqualTo(4003);
  }

  @Test
  @Rule("SIGNUP-1")
  void theWholeSignUpCanBeDoneOverOneConnection() {
    String email = "eve" + System.nanoTime() + "@example.org";
    SocketClient client = SocketClient.anonymous(url());
    String ticket = client.call("signup.request", Map.of("email", email)).get("ticket").asString();
    String token =
        client
            .call("signup.verify", Map.of("ticket", ticket, "code", server.code(email)))
            .get("signupToken")
            .asString();

    JsonNode session =
        client.call(
            "signup.complete",
            Map.of("signupToken", token, "username", "eve-1", "password", "correct horse"));

    assertThat(session.get("token").asString()).isNotEmpty();
    assertThat(client.event("hello").get("username").asString()).isEqualTo("eve-1");
    assertThat(client.call("chats.list", Map.of()).get("chats")).isEmpty();
  }

  @Test
  void aConnectionCanSignInButNotAskForACookie() {
    Person ada = server.signUp();
    SocketClient client = SocketClient.anonymous(url());
    Map<String, Object> login =
        Map.of("login", ada.username(), "password", ada.password(), "cookie", true);
    assertThat(client.refused("sessions.open", login).get("code").asString())
        .isEqualTo("invalid_input");

    client.call("sessions.open", Map.of("login", ada.username(), "password", ada.password()));

    assertThat(client.call("me.get", Map.of()).get("username").asString())
        .isEqualTo(ada.username());
  }

  @Test
  void aCookieWithAForeignOriginIsRefusedAndWithItsOwnIsNot() {
    Person ada = server.signUp();
    String own = url().toString();
    Map<String, Object> login =
        Map.of("login", ada.username(), "password", ada.password(), "cookie", true);
    Answer session = server.api().fromOwnPage().post("/sessions", login);
    String cookie = session.header("Set-Cookie").orElseThrow().split(";", 2)[0];

    assertThat(refusal(Map.of("Cookie", cookie, "Origin", "https://evil.example"))).isEqualTo(403);
    assertThat(refusal(Map.of("Cookie", cookie))).isEqualTo(403);
    assertThat(
            open(Map.of("Cookie", cookie, "Origin", own)).event("hello").get("username").asString())
        .isEqualTo(ada.username());
  }

  /** The status that a handshake with these headers is refused with. */
  private int refusal(Map<String, String> headers) {
    try {
      open(headers).close();
      throw new AssertionError("not refused");
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
        return handshake.getResponse().statusCode();
      }
      throw refused;
    }
  }

  private SocketClient open(Map<String, String> headers) {
    return SocketClient.open(url(), headers, true);
  }

  @Test
  @Rule({"SESSION-1", "SESSION-4"})
  void signingOutClosesTheSessionsSocketsWithinASecondAndNoOthers() {
    Person ada = server.signUp();
    String other =
        server
            .api()
            .post("/sessions", Map.of("login", ada.username(), "password", ada.password()))
            .text("token");
    SocketClient ended = connect(ada);
    SocketClient stays = SocketClient.connect(url(), other);
    stays.event("hello");

    server.api(ada).send("DELETE", "/sessions/current");

    assertThat(ended.closeCode(Duration.ofSeconds(1))).isEqualTo(4005);
    assertThat(stays.call("me.get", Map.of()).get("username").asString()).isEqualTo(ada.username());
    assertThat(SocketClient.connect(url(), ada.token()).closeCode()).isEqualTo(4004);
  }

  @Test
  void stoppingTheServerCloses4013() {
    SocketClient client = connect(server.signUp());
    server.restart();
    assertThat(client.closeCode()).isEqualTo(4013);
  }
}
