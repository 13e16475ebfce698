package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one person may store, as clients see it. */
class StorageOverHttpTest {
  private static final long MIB = 1 << 20;

  private static Answer send(Api api, String chat, String clientId) {
    Map<String, Object> content = Map.of("type", "text", "text", "hello");
    return api.post(
        "/chats/" + chat + "/messages", Map.of("clientId", clientId, "content", content));
  }

  private static Answer announce(Api api, long size) {
    return api.post("/media", Map.of("kind", "file", "mime", "x/y", "size", size));
  }

  @Test
  @Rule({"QUOTA-2", "QUOTA-3"})
  void whoStoresTooMuchIsToldAndGoesOnAfterDeleting() {
    try (TestServer server = TestServer.start(Map.of("I9CHAT_STORAGE_PER_PERSON", "1"))) {
      List<Person> people = server.enrol(2);
      Api api = server.api(people.getFirst());
      String chat = api.send("PUT", "/chats/direct/" + people.getLast().username()).text("id");
      assertThat(api.get("/limits").json().findValue("storage.perPersonBytes").longValue())
          .isEqualTo(MIB);
      Answer sent = send(api, chat, "first");
      long stored = api.get("/me").at("stored").longValue();
      assertThat(stored).isEqualTo(256 + 256 + 4 * 5);
      assertThat(announce(api, MIB - stored).status()).isEqualTo(201);
      assertThat(api.get("/me").at("stored").longValue()).isEqualTo(MIB);

      String message = "/chats/" + chat + "/messages/" + sent.at("seq").longValue();
      Map<String, Object> content = Map.of("type", "text", "text", "bye");
      for (Answer refused :
          List.of(
              send(api, chat, "second"),
              announce(api, 1),
              api.send("PATCH", message, Map.of("content", content)),
              api.send("PUT", message + "/reaction", Map.of("emoji", "👍")))) {
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("quota_exceeded");
      }
      assertThat(send(api, chat, "first").status()).as("a repeat").isEqualTo(200);

      assertThat(api.send("DELETE", message).status()).isEqualTo(200);
      assertThat(announce(api, 1).status()).isEqualTo(201);
      assertThat(server.api(people.getLast()).get("/me").at("stored").longValue()).isZero();
    }
  }
}
