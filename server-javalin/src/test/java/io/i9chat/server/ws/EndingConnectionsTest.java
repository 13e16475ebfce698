package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens to calls that are unanswered when a connection ends. */
class EndingConnectionsTest extends WithServer {
  @Test
  @Rule("SESSION-4")
  void aCallThatEndsItsOwnSessionIsAnsweredBeforeTheClose() {
    SocketClient client = connect(server.signUp());

    JsonNode result = client.call("sessions.close", Map.of("id", "current"));

    assertThat(result.size()).isZero();
    assertThat(client.closeCode(Duration.ofSeconds(1))).isEqualTo(4005);
  }

  @Test
  @Rule("SESSION-3")
  void aResetOnTheConnectionOfThatPersonIsAnsweredToo() {
    Person ada = server.signUp();
    SocketClient client = connect(ada);
    String ticket =
        client.call("password.requestReset", Map.of("email", ada.email())).get("ticket").asString();
    String token =
        client
            .call(
                "password.verifyReset", Map.of("ticket", ticket, "code", server.code(ada.email())))
            .get("resetToken")
            .asString();

    client.call("password.reset", Map.of("resetToken", token, "newPassword", "another horse"));

    assertThat(client.closeCode(Duration.ofSeconds(1))).isEqualTo(4005);
  }

  @Test
  void callsInFlightWhenTheServerStopsAreAnsweredBeforeTheClose() {
    Person ada = server.signUp();
    String chat = chat(ada, server.signUp());
    SocketClient client = connect(ada);
    client.call("messages.send", text(chat, "first"));
    List<CompletableFuture<JsonNode>> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(client.start("messages.send", text(chat, "m" + i)));
    }
    // One connection's frames come in order: this answer says that all of them were taken.
    client.call("limits.get", Map.of());

    server.restart();

    waiting.forEach(answer -> assertThat(SocketClient.await(answer).has("result")).isTrue());
    assertThat(client.closeCode()).isEqualTo(4013);
    assertThat(server.api(ada).get("/chats/" + chat).json().get("head").asInt()).isEqualTo(21);
  }
}
