package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The story that the product is for: two people sign up, chat, go away, and have everything. */
class TwoPeopleChattingTest extends WithServer {
  private static final int EACH = 1_000;
  private static final int IN_FLIGHT = 20;

  @Test
  @Rule({"CHAT-1", "RECEIPT-1", "RECEIPT-2", "RECEIPT-3"})
  void everythingArrivesInOneOrderForBothAndIsThereAfterARestart() {
    Person ada = server.signUp();
    Person bob = server.signUp();
    SocketClient adaLive = connect(ada);
    SocketClient bobLive = connect(bob);

    JsonNode opened = adaLive.call("chats.openDirect", Map.of("username", bob.username()));
    String chat = opened.get("id").asString();
    assertThat(opened.get("with").get("username").asString()).isEqualTo(bob.username());
    assertThat(server.api(bob).get("/chats/" + chat).code()).isEqualTo("not_found");

    sendBothWays(chat, adaLive, bobLive);
    List<JsonNode> seenByAda = entries(adaLive, 2 * EACH);
    List<JsonNode> seenByBob = entries(bobLive, 2 * EACH);
    assertThat(seqs(seenByAda)).containsExactlyElementsOf(upTo(2 * EACH));
    assertThat(seenByBob).isEqualTo(seenByAda);
    assertThat(chatCameBeforeItsFirstEntry(bobLive, chat)).isTrue();

    receiptsArriveAndUnreadIsRight(chat, ada, bob, adaLive, bobLive);
    bobComesBackToExactlyWhatHeMissed(chat, ada, bob, adaLive, bobLive);
  }

  private static void sendBothWays(String chat, SocketClient ada, SocketClient bob) {
    // The chat comes to exist for Bob with the first message; before it he could send none.
    ada.call("messages.send", text(chat, "a0"));
    bob.call("messages.send", text(chat, "b0"));
    List<CompletableFuture<JsonNode>> waiting = new ArrayList<>();
    for (int i = 1; i < EACH; i++) {
      waiting.add(ada.start("messages.send", text(chat, "a" + i)));
      waiting.add(bob.start("messages.send", text(chat, "b" + i)));
      if (waiting.size() >= IN_FLIGHT || i == EACH - 1) {
        waiting.forEach(answer -> assertThat(SocketClient.await(answer).has("result")).isTrue());
        waiting.clear();
      }
    }
  }

  private static List<JsonNode> entries(SocketClient client, int count) {
    List<JsonNode> entries = new ArrayList<>();
    while (entries.size() < count) {
      JsonNode event = client.event();
      assertThat(event.get("event").asString()).isNotEqualTo("resync");
      if (event.get("event").asString().equals("entry")) {
        entries.add(event.get("data"));
        assertThat(event.get("data").get("seq").asInt()).isEqualTo(entries.size());
      }
    }
    return entries;
  }

  private static List<Long> seqs(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.get("seq").asLong()).toList();
  }

  private static List<Long> upTo(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static boolean chatCameBeforeItsFirstEntry(SocketClient client, String chat) {
    List<String> kinds =
        client.frames().stream()
            .filter(frame -> frame.has("event"))
            .filter(frame -> isAbout(frame, chat))
            .map(frame -> frame.get("event").asString())
            .limit(2)
            .toList();
    return kinds.equals(List.of("chat", "entry"));
  }

  private static boolean isAbout(JsonNode frame, String chat) {
    JsonNode data = frame.get("data");
    return chat.equals(data.path("id").asString("")) || chat.equals(data.path("chat").asString(""));
  }

  private void receiptsArriveAndUnreadIsRight(
      String chat, Person ada, Person bob, SocketClient adaLive, SocketClient bobLive) {
    // Bob's own last message moved his watermark to it; what Ada sent since is unread.
    long read = server.api(bob).get("/chats/" + chat).json().get("read").asLong();
    long unread = server.api(bob).get("/chats/" + chat).json().get("unread").asLong();
    assertThat(unread).isEqualTo(2 * EACH - read);

    SocketClient.await(adaLive.start("messages.send", text(chat, "one more")));
    SocketClient.await(adaLive.start("messages.send", text(chat, "and another")));
    assertThat(server.api(bob).get("/chats/" + chat).json().get("unread").asLong())
        .isEqualTo(unread + 2);

    long head = 2 * EACH + 2;
    bobLive.call("receipts.mark", Map.of("chatId", chat, "delivered", head));
    JsonNode delivered = adaLive.event("receipt", data -> data.get("delivered").asLong() == head);
    assertThat(delivered.get("username").asString()).isEqualTo(bob.username());
    assertThat(server.api(bob).get("/chats/" + chat).json().get("unread").asLong())
        .isEqualTo(unread + 2);

    bobLive.call("receipts.mark", Map.of("chatId", chat, "read", head));
    adaLive.event("receipt", data -> data.get("read").asLong() == head);
    assertThat(server.api(bob).get("/chats/" + chat).json().get("unread").asLong()).isZero();

    JsonNode status =
        server.api(ada).get("/chats/" + chat + "/history?limit=1").at("items.0.status");
    assertThat(status.asString()).isEqualTo("read");
    JsonNode receipts =
        server.api(ada).get("/chats/" + chat + "/messages/" + head + "/receipts").json();
    assertThat(receipts.get("readCount").asInt()).isEqualTo(1);
  }

  private void bobComesBackToExactlyWhatHeMissed(
      String chat, Person ada, Person bob, SocketClient adaLive, SocketClient bobLive) {
    int head = 2 * EACH + 2;
    bobLive.close();
    for (int i = 0; i < 300; i++) {
      adaLive.call("messages.send", text(chat, "while away " + i));
    }
    server.restart();
    assertThat(adaLive.closeCode()).isEqualTo(4013);

    JsonNode synced = connect(bob).call("chats.sync", Map.of("known", Map.of(chat, head)));

    assertThat(synced.get("hasMore").asBoolean()).isFalse();
    assertThat(synced.get("chats")).hasSize(1);
    JsonNode news = synced.get("chats").get(0);
    assertThat(news.get("more").asBoolean()).isFalse();
    assertThat(news.get("chat").get("unread").asInt()).isEqualTo(300);
    List<JsonNode> entries = new ArrayList<>(news.get("entries").values());
    assertThat(seqs(entries))
        .containsExactlyElementsOf(LongStream.rangeClosed(head + 1, head + 300).boxed().toList());
    assertThat(entries.get(299).get("content").get("text").asString()).isEqualTo("while away 299");
    JsonNode nothing = connect(ada).call("chats.sync", Map.of("known", Map.of(chat, head + 300)));
    assertThat(nothing.get("chats").size()).isZero();
    assertThat(nothing.get("unchanged").asInt()).isEqualTo(1);
  }
}
