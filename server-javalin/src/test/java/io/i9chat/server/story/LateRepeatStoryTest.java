package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.tck.Rule;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An edit that a client repeats after it lost the answer, when a newer one is there already. */
class LateRepeatStoryTest extends Story {
  private static Map<String, Object> edit(String text, String clientId) {
    return Map.of("content", Map.of("type", "text", "text", text), "clientId", clientId);
  }

  private static Map<String, Object> edit(String chat, long seq, String text, String clientId) {
    Map<String, Object> args = new HashMap<>(edit(text, clientId));
    args.put("chatId", chat);
    args.put("seq", seq);
    return args;
  }

  private static String says(Actor reader, String chat, long seq) {
    return reader.item(chat, seq).get("content").get("text").asString();
  }

  @Test
  @Rule("IDEM-1")
  void overwritesNothing() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    long seq = ada.say(chat, "frist");
    JsonNode first = ada.ask("messages.edit", edit(chat, seq, "first", "e-1"));
    assertThat(first.get("clientId").asString()).isEqualTo("e-1");
    assertThat(bob.hears(chat, first.get("seq").asLong())).isEqualTo(first);
    ada.ask("messages.edit", edit(chat, seq, "1st", "e-2"));

    String path = "/chats/" + chat + "/messages/" + seq;
    Answer repeat = ada.api().send("PATCH", path, edit("first", "e-1"));

    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.json().get("seq").asLong()).isEqualTo(first.get("seq").asLong());
    assertThat(repeat.json().get("content").isNull()).isTrue();
    assertThat(says(bob, chat, seq)).isEqualTo("1st");
    JsonNode again = ada.ask("messages.edit", edit(chat, seq, "first", "e-1"));
    assertThat(again).isEqualTo(repeat.json());
    assertThat(ada.log(chat).getLast().get("seq").asLong())
        .isEqualTo(first.get("seq").asLong() + 1);
  }

  @Test
  @Rule("IDEM-1")
  void ofAnotherTextIsAMismatch() {
    Actor ada = somebody();
    String chat = direct(ada, somebody());
    long seq = ada.say(chat, "frist");
    ada.ask("messages.edit", edit(chat, seq, "first", "e-1"));

    assertThat(ada.refused("messages.edit", edit(chat, seq, "First", "e-1")))
        .isEqualTo("idempotency_mismatch");
    Map<String, Object> message = new HashMap<>(edit("first", "e-1"));
    message.put("chatId", chat);
    assertThat(ada.refused("messages.send", message)).isEqualTo("idempotency_mismatch");
    assertThat(ada.refused("messages.edit", edit(chat, seq, "1st", ""))).isEqualTo("invalid_input");
  }
}
