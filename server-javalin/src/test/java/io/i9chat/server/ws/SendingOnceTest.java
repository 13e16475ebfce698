package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A message is sent once, however often its client tries and whichever way. */
class SendingOnceTest extends WithServer {
  @Test
  @Rule("IDEM-1")
  void aHundredTriesAtOnceOverBothTransportsStoreOneEntry() {
    Person ada = server.enrol();
    Person bob = server.enrol();
    String chat = chat(ada, bob);
    List<SocketClient> sockets = List.of(connect(ada), connect(ada));
    List<CompletableFuture<JsonNode>> bySocket = new ArrayList<>();
    List<CompletableFuture<Answer>> byHttp = new ArrayList<>();

    for (int i = 0; i < 50; i++) {
      bySocket.add(sockets.get(i % 2).start("messages.send", text(chat, "once", "hello")));
      if (bySocket.size() % 25 == 0) {
        bySocket.forEach(SocketClient::await);
      }
      byHttp.add(
          CompletableFuture.supplyAsync(
              () -> server.api(ada).post("/chats/" + chat + "/messages", body("hello"))));
    }

    Set<JsonNode> entries = new HashSet<>();
    bySocket.forEach(answer -> entries.add(SocketClient.await(answer).get("result")));
    List<Answer> answers = byHttp.stream().map(CompletableFuture::join).toList();
    answers.forEach(answer -> entries.add(answer.json()));
    assertThat(entries).hasSize(1);
    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201);
    assertThat(server.api(bob).get("/chats/" + chat + "/log").at("entries")).hasSize(1);
    assertThat(server.api(ada).post("/chats/" + chat + "/messages", body("other")).code())
        .isEqualTo("idempotency_mismatch");
    assertThat(
            sockets
                .getFirst()
                .refused("messages.send", text(chat, "once", "other"))
                .get("code")
                .asString())
        .isEqualTo("idempotency_mismatch");
  }

  private static Object body(String text) {
    return java.util.Map.of(
        "clientId", "once", "content", java.util.Map.of("type", "text", "text", text));
  }

  @Test
  void callsOfOneConnectionOnOneChatTakeEffectInTheOrderTheyCame() {
    Person ada = server.enrol();
    String chat = chat(ada, server.enrol());
    SocketClient client = connect(ada);
    List<CompletableFuture<JsonNode>> waiting = new ArrayList<>();

    for (int i = 0; i < 600; i++) {
      waiting.add(client.start("messages.send", text(chat, "m" + i)));
      if (waiting.size() == SocketLimits.CALLS_IN_FLIGHT) {
        waiting.forEach(answer -> assertThat(SocketClient.await(answer).has("result")).isTrue());
        waiting.clear();
      }
    }
    waiting.forEach(SocketClient::await);

    for (int i = 0; i < 600; i++) {
      JsonNode entry = client.event("entry");
      assertThat(entry.get("seq").asInt()).isEqualTo(i + 1);
      assertThat(entry.get("content").get("text").asString()).isEqualTo("m" + i);
    }
  }
}
