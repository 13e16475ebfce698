package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A person in a story: an account, their client over HTTP, and a device that is connected. */
final class Actor implements AutoCloseable {
  private final TestServer.Person person;
  private final Api api;
  private final SocketClient device;

  private Actor(TestServer.Person person, Api api, SocketClient device) {
    this.person = person;
    this.api = api;
    this.device = device;
  }

  /** Comes with a device. */
  static Actor of(TestServer server, TestServer.Person person) {
    URI url = URI.create("http://127.0.0.1:" + server.port());
    SocketClient device = SocketClient.connect(url, person.token());
    device.event("hello");
    return new Actor(person, server.api(person), device);
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

  /** Calls over the WebSocket, and answers the result. */
  JsonNode ask(String op, Map<String, ?> args) {
    return device.call(op, args);
  }

  /** Calls over the WebSocket, and answers the code of the error. */
  String refused(String op, Map<String, ?> args) {
    return device.refused(op, args).get("code").asString();
  }

  /** Calls over the WebSocket, and answers the whole error. */
  JsonNode error(String op, Map<String, ?> args) {
    return device.refused(op, args);
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

  /** The code that the server closed the device's connection with. */
  int closeCode() {
    return device.closeCode();
  }

  @Override
  public void close() {
    device.close();
  }
}
