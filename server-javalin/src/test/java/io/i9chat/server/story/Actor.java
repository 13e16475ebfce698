package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.matrix.Called;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person in a story: an account, their client over HTTP, and a device that is connected. Of a
 * server of several nodes the device is connected to one, and each call goes to any.
 */
final class Actor implements AutoCloseable {
  private final TestServer server;
  private final TestServer.Person person;
  private final Api api;
  private final URI node;
  private final SocketClient device;

  private Actor(TestServer server, TestServer.Person person) {
    this.server = server;
    this.person = person;
    api = server.api(person);
    node = server.url();
    device = SocketClient.connect(node, person.token());
    device.event("hello");
  }

  /** Comes with a device. */
  static Actor of(TestServer server, TestServer.Person person) {
    return new Actor(server, person);
  }

  String name() {
    return person.username();
  }

  TestServer.Person person() {
    return person;
  }

  Api api() {
    return api;
  }

  /** Calls, and answers the result. */
  JsonNode ask(String op, Map<String, ?> args) {
    Answer answer = elsewhere(op, args);
    if (answer == null) {
      return device.call(op, args);
    }
    assertThat(answer.status()).as(op + " " + answer.response().body()).isLessThan(300);
    return answer.json();
  }

  /** Calls, and answers the code of the error. */
  String refused(String op, Map<String, ?> args) {
    return error(op, args).get("code").asString();
  }

  /** Calls, and answers the whole error. */
  JsonNode error(String op, Map<String, ?> args) {
    Answer answer = elsewhere(op, args);
    if (answer == null) {
      return device.refused(op, args);
    }
    assertThat(answer.status()).as(op + " " + answer.response().body()).isGreaterThanOrEqualTo(400);
    return answer.json();
  }

  /**
   * Calls over HTTP at another node than the one that the device is connected to; {@code null} if
   * the call is to go there, or is answered by another place to ask.
   */
  private @Nullable Answer elsewhere(String op, Map<String, ?> args) {
    URI any = server.url();
    Operation<?, ?> operation = server.operation(op);
    if (any.equals(node) || !operation.comesBy(Transport.HTTP)) {
      return null;
    }
    Answer answer = Called.answer(new Api(any.toString()).as(person.token()), operation, args);
    return answer.status() == 302 ? null : answer;
  }

  /** GET, which has to work. */
  JsonNode read(String path) {
    Answer answer = api.get(path);
    assertThat(answer.status()).as(path + " " + answer.response().body()).isEqualTo(200);
    return answer.json();
  }

  /** Sends a text, and answers its seq. */
  long say(String chat, String text) {
    return send(chat, Map.of("type", "text", "text", text));
  }

  /** Sends anything, and answers its seq. */
  long send(String chat, Map<String, ?> content) {
    return ask("messages.send", message(chat, content)).get("seq").asLong();
  }

  static Map<String, Object> message(String chat, Map<String, ?> content) {
    return Map.of("chatId", chat, "clientId", UUID.randomUUID().toString(), "content", content);
  }

  static Map<String, Object> text(String chat, String text) {
    return message(chat, Map.of("type", "text", "text", text));
  }

  /** The chat as it stands for them. */
  JsonNode chat(String chat) {
    return read("/chats/" + chat);
  }

  /** The log as they see it. */
  List<JsonNode> log(String chat) {
    return read("/chats/" + chat + "/log").get("entries").valueStream().toList();
  }

  /** One item of the history as they see it. */
  JsonNode item(String chat, long seq) {
    JsonNode page = read("/chats/" + chat + "/history?around=" + seq + "&limit=1");
    return page.get("items").get(0);
  }

  /** Everything that they were told of so far that is of this name, in order. */
  List<JsonNode> told(String event) {
    return device.frames().stream()
        .filter(frame -> frame.path("event").asString("").equals(event))
        .map(frame -> frame.get("data"))
        .toList();
  }

  /** The first such event, waiting for it. */
  JsonNode hears(String event, Predicate<JsonNode> wanted) {
    Await.until(name() + " is told", () -> told(event).stream().anyMatch(wanted));
    return told(event).stream().filter(wanted).findFirst().orElseThrow();
  }

  /** The data of the next event of this name, waiting up to 20 seconds. */
  JsonNode next(String event) {
    return device.event(event);
  }

  /** The entry of this chat and seq, waiting for it. */
  JsonNode hears(String chat, long seq) {
    return hears(
        "entry",
        entry -> entry.get("chat").asString().equals(chat) && entry.get("seq").asLong() == seq);
  }

  /** The entries of a chat that came so far, in order. */
  List<JsonNode> heard(String chat) {
    return told("entry").stream()
        .filter(entry -> entry.get("chat").asString().equals(chat))
        .toList();
  }

  /** Fails unless the entries of each chat came by themselves in the order of their seqs. */
  void heardInOrder() {
    Map<String, Long> last = new HashMap<>();
    for (JsonNode frame : device.frames()) {
      switch (frame.path("event").asString("")) {
        case "entry" -> {
          JsonNode entry = frame.get("data");
          String chat = entry.get("chat").asString();
          long seq = entry.get("seq").asLong();
          assertThat(seq)
              .as("what " + name() + " hears next of " + chat)
              .isGreaterThan(last.getOrDefault(chat, 0L));
          last.put(chat, seq);
        }
        case "resync" -> last.clear();
        default -> {}
      }
    }
  }

  /** The code that the server closed the device's connection with. */
  int closeCode() {
    return device.closeCode();
  }

  @Override
  public void close() {
    device.close();
  }
}
