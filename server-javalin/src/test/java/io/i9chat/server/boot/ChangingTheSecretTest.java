package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.server.Answer;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The master secret is changed as docs/settings.md says. */
class ChangingTheSecretTest {
  private static final String NEW = "a secret of more than thirty-two bytes";
  private static final String OTHER = "another one that is not of this store";

  private final TestServer server = TestServer.start();
  private final Person ada = server.signUp();
  private final String chat =
      server.api(ada).send("PUT", "/chats/direct/" + server.signUp().username()).text("id");
  private int sent;

  @AfterEach
  void stop() {
    server.close();
  }

  private static Map<String, String> secrets(String current, String older) {
    return Map.of("I9CHAT_SECRET", current, "I9CHAT_SECRET_OLD", older);
  }

  private Answer send() {
    String clientId = "m" + ++sent;
    return server
        .api(ada)
        .post(
            "/chats/" + chat + "/messages",
            Map.of("clientId", clientId, "content", Map.of("type", "text", "text", clientId)));
  }

  @Test
  void sessionsAndSendsGoOnUnderANewOneAndThenWithoutTheOld() throws IOException {
    assertThat(send().status()).isEqualTo(201);
    String made = Files.readString(server.data().resolve("secret")).strip();

    server.restart(secrets(NEW, made));
    assertThat(send().status()).as("the old session, the new secret").isEqualTo(201);

    server.restart(secrets(made, NEW));
    assertThat(send().status()).as("back to the one it made").isEqualTo(201);
  }

  @Test
  void theOldOneCanGoAsSoonAsTheServerHasStartedWithBoth() throws IOException {
    String made = Files.readString(server.data().resolve("secret")).strip();
    server.restart(secrets(NEW, made));
    server.restart(secrets(NEW, ""));
    Person bob = server.signUp();
    String direct = server.api(bob).send("PUT", "/chats/direct/" + ada.username()).text("id");
    assertThat(
            server
                .api(bob)
                .post(
                    "/chats/" + direct + "/messages",
                    Map.of("clientId", "1", "content", Map.of("type", "text", "text", "hello")))
                .status())
        .isEqualTo(201);
  }

  @Test
  void aSecretThatTheStoreWasNotMadeUnderEndsTheStart() {
    server.restart(secrets(NEW, readSecret()));

    assertThatThrownBy(() -> server.restart(secrets(OTHER, "")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("I9CHAT_SECRET")
        .hasMessageContaining("I9CHAT_SECRET_OLD")
        .hasMessageNotContaining(OTHER);
    server.restart(secrets(OTHER, NEW));
    assertThat(server.api().get("/limits").status()).isEqualTo(200);
  }

  @Test
  void thatIsSaidByTheNamesThatTheOperatorUses() throws IOException {
    server.restart(secrets(NEW, readSecret()));
    Path file = Files.writeString(server.data().resolve("other"), OTHER);

    assertThatThrownBy(() ->
            server.restart(Map.of("I9CHAT_SECRET", "", "I9CHAT_SECRET_FILE", file.toString())))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("I9CHAT_SECRET_FILE: the store in ")
        .hasMessageEndingWith("; set I9CHAT_SECRET_OLD_FILE to that one");
    server.restart(Map.of("I9CHAT_SECRET", NEW, "I9CHAT_SECRET_OLD", "", "I9CHAT_SECRET_FILE", ""));
  }

  private String readSecret() {
    try {
      return Files.readString(server.data().resolve("secret")).strip();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
