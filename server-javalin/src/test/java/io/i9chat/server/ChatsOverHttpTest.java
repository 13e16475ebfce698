package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chats and messages, as a client over HTTP meets them. */
class ChatsOverHttpTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  // Made before each test.
  @SuppressWarnings("NullAway.Init")
  private Person ada;

  @SuppressWarnings("NullAway.Init")
  private Person bob;

  @SuppressWarnings("NullAway.Init")
  private Api asAda;

  @SuppressWarnings("NullAway.Init")
  private Api asBob;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void people() {
    ada = server.enrol();
    bob = server.enrol();
    asAda = server.api(ada);
    asBob = server.api(bob);
  }

  private String open() {
    return asAda.send("PUT", "/chats/direct/" + bob.username()).text("id");
  }

  private static Answer send(Api api, String chat, String clientId, String text) {
    return send(api, chat, clientId, text, null);
  }

  private static Answer send(
      Api api, String chat, String clientId, String text, @Nullable Long replyTo) {
    Map<String, Object> body = new HashMap<>();
    body.put("clientId", clientId);
    body.put("content", Map.of("type", "text", "text", text));
    if (replyTo != null) {
      body.put("replyTo", replyTo);
    }
    return api.post("/chats/" + chat + "/messages", body);
  }

  @Test
  @Rule("CHAT-1")
  void openingMakesTheChatOnce() {
    Answer first = asAda.send("PUT", "/chats/direct/" + bob.username());
    Answer second =
        asAda.send("PUT", "/chats/direct/" + bob.username().toUpperCase(java.util.Locale.ROOT));

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(first.text("type")).isEqualTo("direct");
    assertThat(first.text("with.username")).isEqualTo(bob.username());
    assertThat(first.at("head").longValue()).isZero();
    assertThat(first.at("unread").longValue()).isZero();
    assertThat(first.at("archived").booleanValue()).isFalse();
    assertThat(first.at("peer.read").longValue()).isZero();
    assertThat(first.json().has("lastItem")).isFalse();
    assertThat(first.json().has("group")).isFalse();
    assertThat(first.text("lastActivityAt")).endsWith("Z");
  }

  @Test
  @Rule("CHAT-1")
  void nobodyOrOneselfCannotBeChattedWith() {
    assertThat(asAda.send("PUT", "/chats/direct/nobody-there").code()).isEqualTo("not_found");
    assertThat(asAda.send("PUT", "/chats/direct/" + ada.username()).code())
        .isEqualTo("invalid_input");
  }

  @Test
  void aStrangerFindsNothing() {
    String chat = open();
    send(asAda, chat, "c1", "hello");
    Api stranger = server.api(server.enrol());

    for (Answer answer :
        new Answer[] {
          stranger.get("/chats/" + chat),
          stranger.get("/chats/" + chat + "/history"),
          stranger.get("/chats/" + chat + "/log"),
          stranger.get("/chats/" + chat + "/messages/1/receipts"),
          stranger.send("PUT", "/chats/" + chat + "/receipts", Map.of("read", 1)),
          send(stranger, chat, "c1", "hello")
        }) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("not_found");
    }
    assertThat(stranger.get("/chats").at("chats")).isEmpty();
  }

  @Test
  void everyOperationNeedsASession() {
    String chat = open();
    for (String path :
        new String[] {
          "/me",
          "/sessions",
          "/users/abc",
          "/users?usernames=abc",
          "/chats",
          "/chats/" + chat,
          "/chats/" + chat + "/history",
          "/chats/" + chat + "/log",
          "/chats/" + chat + "/messages/1/receipts"
        }) {
      Answer answer = server.api().get(path);
      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.code()).as(path).isEqualTo("unauthenticated");
    }
    assertThat(send(server.api(), chat, "c1", "hello").code()).isEqualTo("unauthenticated");
  }

  @Test
  @Rule("IDEM-1")
  void aRepeatAnswersTheSameEntryAndAnotherTextIsAMismatch() {
    String chat = open();
    Answer first = send(asAda, chat, "c1", "hello");
    Answer again = send(asAda, chat, "c1", "hello");
    Answer other = send(asAda, chat, "c1", "good-bye");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text("chat")).isEqualTo(chat);
    assertThat(first.at("seq").longValue()).isEqualTo(1);
    assertThat(first.text("author")).isEqualTo(ada.username());
    assertThat(first.text("kind")).isEqualTo("message");
    assertThat(first.text("clientId")).isEqualTo("c1");
    assertThat(first.text("content.type")).isEqualTo("text");
    assertThat(first.text("content.text")).isEqualTo("hello");
    assertThat(first.json().has("replyTo")).isFalse();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("idempotency_mismatch");
  }

  @Test
  @Rule("REPLY-1")
  void aReplyShowsWhatItAnswers() {
    String chat = open();
    send(asAda, chat, "c1", "x".repeat(150));
    Answer reply = send(asBob, chat, "c1", "indeed", 1L);

    assertThat(reply.at("replyTo").longValue()).isEqualTo(1);
    assertThat(send(asBob, chat, "c2", "what?", 99L).firstError()).startsWith("replyTo ");
    Answer history = asAda.get("/chats/" + chat + "/history");
    assertThat(history.at("items.1.replyTo.seq").longValue()).isEqualTo(1);
    assertThat(history.text("items.1.replyTo.author")).isEqualTo(ada.username());
    assertThat(history.text("items.1.replyTo.type")).isEqualTo("text");
    assertThat(history.text("items.1.replyTo.excerpt")).isEqualTo("x".repeat(100));
  }

  @Test
  void historyAndLogArePagedInOrder() {
    String chat = open();
    for (int i = 1; i <= 5; i++) {
      send(asAda, chat, "c" + i, "message " + i);
    }
    Answer newest = asBob.get("/chats/" + chat + "/history?limit=2");
    assertThat(newest.at("items.0.seq").longValue()).isEqualTo(4);
    assertThat(newest.at("items.1.seq").longValue()).isEqualTo(5);
    assertThat(newest.at("hasMore").booleanValue()).isTrue();
    assertThat(newest.at("head").longValue()).isEqualTo(5);
    assertThat(newest.at("items.0.reactions").isArray()).isTrue();
    assertThat(newest.json().at("/items/0").has("status")).isFalse();
    assertThat(newest.json().at("/items/0").has("chat")).isFalse();

    Answer around = asBob.get("/chats/" + chat + "/history?around=3&limit=3");
    assertThat(around.at("items")).extracting(item -> item.get("seq").longValue()).contains(3L);

    Answer log = asBob.get("/chats/" + chat + "/log?after=3");
    assertThat(log.at("entries"))
        .extracting(entry -> entry.get("seq").longValue())
        .containsExactly(4L, 5L);
    assertThat(log.at("head").longValue()).isEqualTo(5);
  }

  @Test
  @Rule({"RECEIPT-1", "RECEIPT-2", "RECEIPT-3"})
  void receiptsTellTheAuthorHowFarOthersAre() {
    String chat = open();
    send(asAda, chat, "c1", "hello");
    String path = "/chats/" + chat + "/messages/1/receipts";
    assertThat(asBob.get("/chats/" + chat).at("unread").longValue()).isEqualTo(1);
    assertThat(asAda.get("/chats/" + chat).text("lastItem.status")).isEqualTo("sent");

    assertThat(mark("delivered", chat).status()).isEqualTo(204);
    assertThat(asAda.get("/chats/" + chat).text("lastItem.status")).isEqualTo("delivered");
    assertThat(mark("read", chat).status()).isEqualTo(204);

    Answer receipts = asAda.get(path);
    assertThat(receipts.at("total").intValue()).isEqualTo(1);
    assertThat(receipts.at("deliveredCount").intValue()).isEqualTo(1);
    assertThat(receipts.at("readCount").intValue()).isEqualTo(1);
    assertThat(receipts.text("members.0.user.username")).isEqualTo(bob.username());
    assertThat(receipts.at("members.0.read").longValue()).isEqualTo(1);
    assertThat(asBob.get(path).code()).isEqualTo("forbidden");
    assertThat(asAda.get("/chats/" + chat + "/messages/9/receipts").code()).isEqualTo("not_found");
    assertThat(asBob.get("/chats/" + chat).at("unread").longValue()).isZero();
    Answer own = asAda.get("/chats/" + chat);
    assertThat(own.text("lastItem.status")).isEqualTo("read");
    assertThat(own.at("peer.read").longValue()).isEqualTo(1);
    assertThat(own.text("peer.readAt")).endsWith("Z");
  }

  private Answer mark(String what, String chat) {
    return asBob.send("PUT", "/chats/" + chat + "/receipts", Map.of(what, 1));
  }

  @Test
  void chatsAreListedByActivityPageByPage() {
    String first = open();
    send(asAda, first, "c1", "hello");
    String second = asAda.send("PUT", "/chats/direct/" + server.enrol().username()).text("id");
    send(asAda, second, "c1", "hello");

    Answer page = asAda.get("/chats?limit=1");
    assertThat(page.text("chats.0.id")).isEqualTo(second);
    assertThat(page.at("hasMore").booleanValue()).isTrue();
    Answer next = asAda.get("/chats?before=" + page.text("chats.0.lastActivityAt"));
    assertThat(next.text("chats.0.id")).isEqualTo(first);
    assertThat(next.at("hasMore").booleanValue()).isFalse();
  }

  @Test
  void aSyncBringsWhatWasMissedAlsoAfterARestart() {
    String chat = open();
    send(asAda, chat, "c1", "one");
    send(asAda, chat, "c2", "two");
    server.restart();

    Answer sync = server.api(bob).post("/sync", Map.of("known", Map.of(chat, 1)));

    assertThat(sync.at("chats")).hasSize(1);
    assertThat(sync.text("chats.0.chat.id")).isEqualTo(chat);
    assertThat(sync.text("chats.0.entries.0.content.text")).isEqualTo("two");
    assertThat(sync.at("chats.0.more").booleanValue()).isFalse();
    assertThat(sync.at("hasMore").booleanValue()).isFalse();
    Answer again = server.api(bob).post("/sync", Map.of("known", Map.of(chat, 2)));
    assertThat(again.at("chats")).isEmpty();
    assertThat(again.at("unchanged").intValue()).isEqualTo(1);
  }

  @Test
  @Rule("FIND-1")
  void peopleAreFoundByExactName() {
    assertThat(asAda.get("/users/" + bob.username()).text("displayName")).isEqualTo(bob.username());
    assertThat(asAda.get("/users/nobody-there").code()).isEqualTo("not_found");
    Answer many =
        asAda.get("/users?usernames=nobody-there," + bob.username() + "," + ada.username());
    assertThat(many.at("users")).hasSize(2);
    assertThat(many.text("users.0.username")).isEqualTo(bob.username());
    assertThat(many.json().at("/users/0").has("email")).isFalse();
  }
}
