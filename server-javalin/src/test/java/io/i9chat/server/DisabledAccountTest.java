package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.operator.DisableAccountOf;
import io.i9chat.ports.model.Username;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others see of a disabled account, and what it finds when it is enabled. */
class DisabledAccountTest {
  private static void set(TestServer server, Person person, boolean disabled) {
    server
        .i9chat()
        .signIn()
        .operator()
        .disableAccountOf()
        .handle(new DisableAccountOf.Command(new Username(person.username()), disabled));
  }

  private static int say(Api api, String chat, String text) {
    Map<String, Object> content = Map.of("type", "text", "text", text);
    return api.post("/chats/" + chat + "/messages", Map.of("clientId", text, "content", content))
        .status();
  }

  @Test
  @Rule({"DISABLED-1", "DISABLED-2", "SESSION-4"})
  void othersSeeItAsBeforeAndItFindsWhatItMissed() {
    try (TestServer server = TestServer.start()) {
      Person ada = server.signUp();
      Person bob = server.signUp();
      Api hers = server.api(ada);
      Api his = server.api(bob);
      String chat = hers.send("PUT", "/chats/direct/" + bob.username()).text("id");
      assertThat(say(hers, chat, "before")).isEqualTo(201);
      URI url = URI.create("http://127.0.0.1:" + server.port());
      try (SocketClient socket = SocketClient.connect(url, ada.token())) {
        socket.event("hello");

        set(server, ada, true);

        assertThat(socket.closeCode()).isEqualTo(4005);
      }
      assertThat(hers.get("/me").status()).isEqualTo(401);
      assertThat(his.get("/users/" + ada.username()).text("displayName")).isEqualTo(ada.username());
      assertThat(his.get("/chats/" + chat).at("with").get("username").asString())
          .isEqualTo(ada.username());
      assertThat(say(his, chat, "meanwhile")).isEqualTo(201);
      Map<String, Object> group =
          Map.of("clientId", "g", "name", "Chess", "members", List.of(ada.username()));
      String added = his.post("/groups", group).text("id");
      assertThat(server.api().post("/sessions", signIn(ada)).code()).isEqualTo("account_disabled");

      set(server, ada, false);

      String token = server.api().post("/sessions", signIn(ada)).text("token");
      Api again = server.api().as(token);
      assertThat(again.get("/chats/" + chat).at("unread").intValue()).isEqualTo(1);
      assertThat(again.get("/chats/" + added).status()).isEqualTo(200);
    }
  }

  @Test
  @Rule("DISABLED-1")
  void theRightPasswordOfADisabledAccountCountsAsRight() {
    try (TestServer server = TestServer.start()) {
      Person ada = server.signUp();
      Person bob = server.signUp();
      server.restart(Map.of("I9CHAT_RATE_LIMITS", "on"));
      set(server, ada, true);
      for (int i = 0; i < 40; i++) {
        assertThat(server.api().post("/sessions", signIn(ada)).code())
            .isEqualTo("account_disabled");
      }
      assertThat(server.api().post("/sessions", signIn(bob)).status()).isEqualTo(201);
    }
  }

  private static Map<String, Object> signIn(Person person) {
    return Map.of("login", person.username(), "password", person.password());
  }
}
