package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.TestServer;
import io.i9chat.server.Uploads;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.wire.socket.Event;
import io.i9chat.server.ws.SocketClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The examples of the documents are calls that are made here, and what a server answered. */
class ExamplesTest {
  private static final String KEPT =
      "server-javalin/src/main/resources/io/i9chat/server/document/examples.json";

  private static final byte[] PHOTO = Uploads.jpeg(1_000);

  private final Recorder recorder = new Recorder();
  private final TestServer server = TestServer.start();
  private final TestServer.Person bob = server.signUp("bob");
  private final TestServer.Person cleo = server.signUp("cleo");
  private final TestServer.Person dan = server.signUp("dan");
  private final SocketClient ada = SocketClient.anonymous(server.url());
  private final SocketClient bobs = SocketClient.connect(server.url(), bob.token());
  private final SocketClient cleos = SocketClient.connect(server.url(), cleo.token());

  @AfterEach
  void stop() {
    Stream.of(ada, bobs, cleos).forEach(SocketClient::close);
    server.close();
  }

  @Test
  void theKeptExamplesAreWhatAServerAnswers() {
    String token = signUp();
    people();
    try (SocketClient dans = comes()) {
      String chat = direct();
      read(chat);
      String group = group();
      join(group, dans);
    }
    media();
    leave(token);

    assertThat(recorder.all().get("operations").propertyNames())
        .containsAll(server.operations().stream().map(Operation::name).toList());
    assertThat(recorder.all().get("events").propertyNames())
        // A backlog is lost by none of these.
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Event.values())
                .filter(event -> event != Event.RESYNC)
                .map(Event::word)
                .toList());
    KeptDocuments.compareOrKeep(KEPT, ApiDocuments.text(recorder.all()));
  }

  private JsonNode as(SocketClient who, String operation, Map<String, ?> args) {
    return recorder.call(who, operation, args);
  }

  private String signUp() {
    String email = "ada@example.org";
    JsonNode ticket = as(ada, "signup.request", Map.of("email", email)).get("ticket");
    JsonNode proof =
        as(
            ada,
            "signup.verify",
            new Args().with("ticket", ticket.asString()).with("code", server.code(email)).all());
    JsonNode session =
        as(
            ada,
            "signup.complete",
            new Args()
                .with("signupToken", proof.get("signupToken").asString())
                .with("username", "ada")
                .with("password", "correct horse")
                .with("displayName", "Ada")
                .with("device", "laptop")
                .all());
    recorder.event(ada, "hello", any -> true);
    try (SocketClient again = SocketClient.anonymous(server.url())) {
      as(again, "authenticate", Map.of("token", session.get("token").asString()));
    }
    as(ada, "limits.get", Map.of());
    as(ada, "ping", Map.of());
    return session.get("token").asString();
  }

  private void people() {
    as(ada, "me.get", Map.of());
    as(ada, "me.update", new Args().with("displayName", "Ada L.").with("bio", "Numbers").all());
    Map<String, Object> here = new Args().with("lat", 52.52).with("lon", 13.4).all();
    as(ada, "me.setLocation", here);
    as(bobs, "me.setLocation", here);
    as(ada, "users.nearby", new Args().with("radius", 10_000).with("limit", 20).all());
    as(ada, "me.clearLocation", Map.of());
    as(ada, "users.get", Map.of("username", "Bob"));
    as(ada, "users.getMany", Map.of("usernames", List.of("bob", "cleo")));
    as(ada, "blocks.add", Map.of("username", "dan"));
    as(ada, "blocks.list", Map.of());
    as(ada, "blocks.remove", Map.of("username", "dan"));
  }

  /** Dan comes, and Ada, who watches, is told. */
  private SocketClient comes() {
    as(ada, "presence.watch", Map.of("usernames", List.of("bob", "dan")));
    SocketClient dans = SocketClient.connect(server.url(), dan.token());
    recorder.event(ada, "presence", data -> data.get("username").asString().equals("dan"));
    as(ada, "presence.unwatch", Map.of("usernames", List.of("bob", "dan")));
    return dans;
  }

  private String direct() {
    String chat = as(ada, "chats.openDirect", Map.of("username", "bob")).get("id").asString();
    as(ada, "messages.send", message(chat, "a-1", "Hello Bob"));
    recorder.event(bobs, "chat", any -> true);
    recorder.event(bobs, "entry", any -> true);
    as(bobs, "receipts.mark", new Args().with("chatId", chat).with("read", 1).all());
    recorder.event(ada, "receipt", any -> true);
    as(ada, "typing.signal", Map.of("chatId", chat));
    recorder.event(bobs, "typing", any -> true);
    as(ada, "messages.edit", new Args(message(chat, "a-2", "Hello Bob!")).with("seq", 1).all());
    Args first = new Args().with("chatId", chat).with("seq", 1);
    as(bobs, "messages.react", new Args(first.all()).with("emoji", "👍").all());
    as(bobs, "messages.unreact", first.all());
    as(bobs, "messages.react", new Args(first.all()).with("emoji", "🎉").all());
    as(bobs, "messages.send", new Args(message(chat, "b-1", "Hello Ada")).with("replyTo", 1).all());
    // It stays, so that an export has it.
    as(ada, "messages.send", new Args(message(chat, "a-3", "Hi")).with("replyTo", 6).all());
    as(ada, "messages.edit", new Args(message(chat, "a-4", "Hi Bob")).with("seq", 7).all());
    return chat;
  }

  private static Map<String, Object> message(String chat, String clientId, String text) {
    Map<String, Object> content = new Args().with("type", "text").with("text", text).all();
    return new Args()
        .with("chatId", chat)
        .with("clientId", clientId)
        .with("content", content)
        .all();
  }

  private void read(String chat) {
    as(ada, "messages.receipts", new Args().with("chatId", chat).with("seq", 1).all());
    as(ada, "chats.get", Map.of("chatId", chat));
    as(ada, "chats.settings", new Args().with("chatId", chat).with("pinned", true).all());
    as(ada, "chats.history", new Args().with("chatId", chat).with("limit", 20).all());
    as(ada, "chats.log", new Args().with("chatId", chat).with("after", 0).all());
    as(ada, "chats.sync", Map.of("known", Map.of(chat, 5)));
    as(ada, "messages.search", new Args().with("q", "hel").with("limit", 20).all());
    as(ada, "messages.delete", new Args().with("chatId", chat).with("seq", 1).all());
    as(ada, "chats.list", Map.of("limit", 20));
  }

  private String group() {
    JsonNode made =
        as(
            ada,
            "groups.create",
            new Args()
                .with("clientId", "g-1")
                .with("name", "Chess")
                .with("description", "Thursdays")
                .with("members", List.of("bob", "cleo"))
                .with("joinPolicy", "open")
                .all());
    String group = made.get("id").asString();
    as(ada, "groups.info", Map.of("chatId", group));
    as(ada, "groups.update", new Args().with("chatId", group).with("name", "Chess club").all());
    as(ada, "groups.members", new Args().with("chatId", group).with("limit", 20).all());
    Map<String, Object> one = new Args().with("chatId", group).with("username", "cleo").all();
    as(ada, "groups.promote", one);
    as(ada, "groups.demote", one);
    as(ada, "groups.removeMember", one);
    return group;
  }

  private void join(String group, SocketClient dans) {
    as(
        ada,
        "groups.addMembers",
        new Args().with("chatId", group).with("usernames", List.of("dan")).all());
    as(dans, "groups.leave", Map.of("chatId", group));
    as(dans, "groups.join", Map.of("chatId", group));
  }

  private void media() {
    Map<String, Object> photo =
        new Args()
            .with("kind", "photo")
            .with("mime", "image/jpeg")
            .with("size", PHOTO.length)
            .all();
    as(ada, "media.create", photo);
    Answer announced = Uploads.announce(server.api(bob), "photo", "image/jpeg", PHOTO.length);
    assertThat(Uploads.send(announced, PHOTO).statusCode()).isEqualTo(200);
    as(bobs, "media.get", Map.of("mediaId", announced.text("mediaId")));
  }

  private void leave(String token) {
    Map<String, Object> login =
        new Args()
            .with("login", "ada")
            .with("password", "correct horse")
            .with("device", "phone")
            .all();
    try (SocketClient other = SocketClient.anonymous(server.url())) {
      as(other, "sessions.open", login);
      JsonNode sessions = as(ada, "sessions.list", Map.of()).get("sessions");
      JsonNode phone =
          sessions
              .valueStream()
              .filter(each -> !each.get("current").asBoolean())
              .findFirst()
              .orElseThrow();
      as(ada, "sessions.close", Map.of("id", phone.get("id").asString()));
    }
    as(ada, "sessions.closeOthers", Map.of());
    as(
        ada,
        "me.changePassword",
        new Args().with("password", "correct horse").with("newPassword", "another horse").all());
    TestServer.Person caller =
        new TestServer.Person("ada", "ada@example.org", "another horse", token);
    recorder.call(server, caller, "me.export", Map.of("password", "another horse"));
    reset();
    as(
        cleos,
        "me.delete",
        new Args().with("password", "correct horse").with("messages", "keep").all());
  }

  private void reset() {
    try (SocketClient anonymous = SocketClient.anonymous(server.url())) {
      JsonNode ticket =
          as(anonymous, "password.requestReset", Map.of("email", dan.email())).get("ticket");
      JsonNode proof =
          as(
              anonymous,
              "password.verifyReset",
              new Args()
                  .with("ticket", ticket.asString())
                  .with("code", server.code(dan.email()))
                  .all());
      as(
          anonymous,
          "password.reset",
          new Args()
              .with("resetToken", proof.get("resetToken").asString())
              .with("newPassword", "another horse")
              .all());
    }
  }
}
