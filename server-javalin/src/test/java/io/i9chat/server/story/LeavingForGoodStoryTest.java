package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Exporting a person's own data, and leaving for good. */
class LeavingForGoodStoryTest extends Story {
  private static Map<String, Object> password(Actor who) {
    return Map.of("password", who.person().password());
  }

  @Test
  @Rule("LEAVING-1")
  void whatIsOnesOwnIsWrittenOut() {
    Actor ada = somebodyWithPassword();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    ada.hears(chat, bob.say(chat, "not hers"));
    Map<String, Object> photos = Samples.of("photos", ada);
    long photo = ada.send(chat, photos);
    String group = group(ada, bob);

    assertThat(ada.api().post("/me/export", Map.of("password", "not mine")).code())
        .isEqualTo("credentials_invalid");
    Answer answer = ada.api().post("/me/export", password(ada));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("user.email")).isEqualTo(ada.person().email());
    assertThat(answer.at("media")).hasSize(3);
    JsonNode direct =
        answer
            .at("chats")
            .valueStream()
            .filter(one -> one.get("id").asString().equals(chat))
            .findFirst()
            .orElseThrow();
    assertThat(direct.get("members")).extracting(JsonNode::asString).containsExactly(bob.name());
    assertThat(direct.get("messages"))
        .extracting(message -> message.get("seq").asLong())
        .containsExactly(1L, photo);
    assertThat(answer.at("chats"))
        .extracting(one -> one.get("id").asString())
        .containsExactlyInAnyOrder(chat, group);
    assertThat(answer.json().toString()).doesNotContain("not hers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep", "erase"})
  @Rule({"LEAVING-2", "LEAVING-3", "LEAVING-4", "NAME-3", "SESSION-3", "SESSION-4"})
  void whoGoesForGoodIsGoneForEverybodyAtOnce(String messages) {
    Actor ada = somebodyWithPassword();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    String group = group(ada, bob);
    long said = ada.say(group, "my last words");
    bob.hears(group, said);

    Map<String, Object> wrong = Map.of("password", "not mine", "messages", messages);
    assertThat(ada.api().post("/me/delete", wrong).code()).isEqualTo("credentials_invalid");
    Answer deleted =
        ada.api()
            .post("/me/delete", Map.of("password", ada.person().password(), "messages", messages));

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(ada.closeCode()).isEqualTo(4005);
    server.awaitEnded(ada.person());
    assertThat(ada.api().get("/me").code()).isEqualTo("unauthenticated");
    assertThat(bob.refused("users.get", Map.of("username", ada.name()))).isEqualTo("not_found");
    JsonNode left = bob.hears(group, said + 1);
    assertThat(left.get("activity").asString()).isEqualTo("left");
    assertThat(left.get("author").isNull()).isTrue();
    bob.hears(group, said + 2);
    assertThat(bob.chat(group).get("group").get("role").asString()).isEqualTo("admin");
    assertThat(bob.chat(chat).get("with").isNull()).isTrue();
    assertThat(bob.refused("messages.send", Actor.text(chat, "wait"))).isEqualTo("forbidden");
    boolean erased = messages.equals("erase");
    Await.until(
        "her messages are as she said",
        () -> !erased || bob.item(group, said).path("deleted").asBoolean(false));
    JsonNode item = bob.item(group, said);
    assertThat(item.get("author").isNull()).isTrue();
    assertThat(item.get("content").isNull()).isEqualTo(erased);
    assertThat(bob.read("/groups/" + group).get("memberCount").asInt()).isEqualTo(1);
    theNameIsNeverGivenAgain(ada);
  }

  private void theNameIsNeverGivenAgain(Actor gone) {
    Answer again =
        server
            .api()
            .post(
                "/signup/complete",
                Map.of(
                    "signupToken",
                    server.proven("again-" + gone.person().email()),
                    "username",
                    gone.name(),
                    "password",
                    "correct horse"));
    assertThat(again.code()).isEqualTo("username_taken");
    List<JsonNode> users =
        server
            .api(somebody().person())
            .get("/users?usernames=" + gone.name())
            .at("users")
            .valueStream()
            .toList();
    assertThat(users).isEmpty();
  }
}
