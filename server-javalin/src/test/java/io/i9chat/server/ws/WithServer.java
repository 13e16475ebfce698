package io.i9chat.server.ws;

import io.i9chat.server.TestServer;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests with a server of their own, and what most of them do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithServer {
  @SuppressWarnings("NullAway.Init") // set before all tests
  TestServer server;

  /** The settings of the server, on top of those of tests. */
  Map<String, String> settings() {
    return Map.of();
  }

  @BeforeAll
  void start() {
    server = TestServer.start(settings());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  SocketClient connect(TestServer.Person person) {
    SocketClient client = SocketClient.connect(url(), person.token());
    client.event("hello");
    return client;
  }

  /** The id of the direct chat of two people, opened by the first. */
  String chat(TestServer.Person one, TestServer.Person other) {
    return server.api(one).send("PUT", "/chats/direct/" + other.username()).text("id");
  }

  static Map<String, Object> text(String chat, String text) {
    return text(chat, UUID.randomUUID().toString(), text);
  }

  static Map<String, Object> text(String chat, String clientId, String text) {
    return Map.of(
        "chatId", chat, "clientId", clientId, "content", Map.of("type", "text", "text", text));
  }
}
