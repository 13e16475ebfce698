package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Await;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one client, or one address, cannot take from the others. */
class LimitsOnSocketsTest extends WithServer {
  @Override
  Map<String, String> settings() {
    return Map.of("I9CHAT_RATE_LIMITS", "on");
  }

  @Test
  void anAddressHoldsTwentyConnectionsThatHaveNotSaidWhoseTheyAre() {
    Person ada = server.enrol();
    List<SocketClient> waiting = new ArrayList<>();
    for (int i = 0; i <= SocketLimits.ANONYMOUS_PER_ADDRESS; i++) {
      waiting.add(SocketClient.anonymous(url()));
    }

    // Which one is counted last is the server's to say: a client is connected a moment before it.
    Await.until("one too many is closed", () -> !waiting.stream().allMatch(SocketClient::isOpen));
    List<SocketClient> closed = waiting.stream().filter(client -> !client.isOpen()).toList();
    assertThat(closed).hasSize(1);
    assertThat(closed.getFirst().closeCode()).isEqualTo(4011);
    waiting.removeAll(closed);

    connect(ada).close();
    waiting.getFirst().call("authenticate", Map.of("token", ada.token()));
    SocketClient another = SocketClient.anonymous(url());
    assertThat(another.call("limits.get", Map.of()).isEmpty()).isFalse();
    another.close();
    waiting.forEach(SocketClient::close);
  }

  @Test
  void connectionsThatAreResetWhileTheyOpenTakeNoRoom() throws Exception {
    String request =
        """
        GET /api/v1/ws HTTP/1.1\r
        Host: 127.0.0.1\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """;
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      }
    }

    Await.until(
        "another connection is let in",
        () -> {
          try (SocketClient another = SocketClient.anonymous(url())) {
            return !another.call("limits.get", Map.of()).isEmpty();
          } catch (AssertionError refused) {
            return false;
          }
        });
  }

  @Test
  void aPersonHoldsFiftyConnections() {
    Person ada = server.enrol();
    List<SocketClient> held = new ArrayList<>();
    for (int i = 0; i < SocketLimits.PER_PERSON; i++) {
      held.add(connect(ada));
    }

    assertThat(SocketClient.connect(url(), ada.token()).closeCode()).isEqualTo(4011);

    held.forEach(SocketClient::close);
  }

  @Test
  void callsAboveTheRateAreRefusedWithTheWaitAndAHundredOfThemClose4008() {
    Person ada = server.enrol();
    String chat = chat(ada, server.enrol());
    SocketClient client = connect(ada);
    JsonNode answer = SocketClient.JSON.createObjectNode();
    for (int i = 0; i < 40 && !answer.has("error"); i++) {
      answer = SocketClient.await(client.start("messages.send", text(chat, "m" + i)));
    }
    JsonNode refused = answer.get("error");
    assertThat(refused.get("code").asString()).isEqualTo("rate_limited");
    assertThat(refused.get("retryable").asBoolean()).isTrue();
    assertThat(refused.get("retryAfterMs").asLong()).isBetween(1L, 1_000L);

    String args = SocketClient.JSON.writeValueAsString(text(chat, "m"));
    int sent = 0;
    while (sent < 400 && client.offer(sendFrame(sent, args))) {
      sent++;
    }
    assertThat(client.closeCode()).isEqualTo(4008);
  }

  private static String sendFrame(int id, String args) {
    return "{\"id\":\"x%d\",\"op\":\"messages.send\",\"args\":%s}".formatted(id, args);
  }
}
