package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Rule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written, as people type it: emoji, words that are looked for, names. */
class RulesOfTextTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static Api ada;

  @SuppressWarnings("NullAway.Init")
  private static String chat;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.api(server.enrol());
    chat = ada.send("PUT", "/chats/direct/" + server.enrol().username()).text("id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer say(String text) {
    return ada.post(
        "/chats/" + chat + "/messages",
        Map.of(
            "clientId", "c" + System.nanoTime(), "content", Map.of("type", "text", "text", text)));
  }

  private static Answer search(String query) {
    return ada.get("/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  @Test
  @Rule({"REACT-1", "REACT-3"})
  void anotherSpellingOfAnEmojiIsTheSameReaction() {
    String path =
        "/chats/" + chat + "/messages/" + say("hello").at("seq").longValue() + "/reaction";

    Answer heart = ada.send("PUT", path, Map.of("emoji", "❤"));
    Answer again = ada.send("PUT", path, Map.of("emoji", "❤\uFE0F"));
    assertThat(heart.text("emoji")).isEqualTo("❤\uFE0F");
    assertThat(again.at("seq")).isEqualTo(heart.at("seq"));

    Answer thumb = ada.send("PUT", path, Map.of("emoji", "👍\uFE0F"));
    assertThat(thumb.text("emoji")).isEqualTo("👍");
    assertThat(ada.send("PUT", path, Map.of("emoji", "👍")).at("seq")).isEqualTo(thumb.at("seq"));
    assertThat(ada.get("/chats/" + chat + "/history").text("items.0.reactions.0.emoji"))
        .isEqualTo("👍");
  }

  @Test
  @Rule("SEARCH-A")
  void whatIsNotSeenHidesNoWord() {
    say("Donau\u00ADdampfschiff");
    say("שָׁלוֹם");

    assertThat(search("donaudampf").at("hits")).hasSize(1);
    assertThat(search("Donau\u200Bdampf").at("hits")).hasSize(1);
    assertThat(search("שלום").at("hits")).hasSize(1);
  }

  @Test
  @Rule("SEARCH-A")
  void aLongQueryIsCut() {
    say("one two three four five six seven");

    assertThat(search("one two three four five six seven ".repeat(4)).at("hits")).hasSize(1);
    assertThat(search("one " + " ".repeat(200) + "x").at("hits")).hasSize(1);
    assertThat(search("😀😀").code()).isEqualTo("invalid_input");
  }

  @Test
  @Rule({"CONTENT-1", "FIELD-1", "CHAT-2"})
  void whatCannotBeSeenIsBlank() {
    for (String blank : List.of("\u3164", "\u200B\u2060", "\u2800", "\u00A0")) {
      assertThat(say(blank).firstError()).isEqualTo("content.text must not be blank");
      assertThat(ada.send("PATCH", "/me", Map.of("displayName", blank)).firstError())
          .isEqualTo("displayName must not be blank");
    }
    assertThat(say("\u202Ekept as sent").text("content.text")).isEqualTo("\u202Ekept as sent");
    assertThat(ada.send("PATCH", "/me", Map.of("displayName", "a\u202Eb")).firstError())
        .isEqualTo("displayName must not hold controls of the direction of writing");
    assertThat(
            ada.post("/groups", Map.of("clientId", "g", "name", "Z\u0300\u0301\u0302\u0303\u0304"))
                .code())
        .isEqualTo("invalid_input");
  }
}
