package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.media.CleanMedia;
import io.i9chat.server.Answer;
import io.i9chat.server.TestServer;
import io.i9chat.server.Uploads;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What people do with a message, of each type that there is. */
class EveryContentTest extends Story {
  @SuppressWarnings("NullAway.Init") // set before all tests
  private Actor ada;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Actor bob;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Actor stranger;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private String chat;

  static List<String> types() {
    return Samples.TYPES;
  }

  @BeforeAll
  void people() {
    List<TestServer.Person> people = server.enrol(3);
    ada = Actor.of(server, people.get(0));
    bob = Actor.of(server, people.get(1));
    stranger = Actor.of(server, people.get(2));
    chat = group(ada, bob);
  }

  @AfterEach
  void entriesCameInOrder() {
    ada.heardInOrder();
    bob.heardInOrder();
  }

  private static boolean hasCaption(String type) {
    return type.equals("photos") || type.equals("videos") || type.equals("file");
  }

  private static Map<String, Object> edited(String type, Map<String, Object> content, String text) {
    Map<String, Object> changed = new HashMap<>(content);
    changed.put(hasCaption(type) ? "caption" : "text", text);
    return changed;
  }

  /** Every id of media in some content. */
  private static Set<String> media(JsonNode content) {
    Set<String> ids = new LinkedHashSet<>();
    List<JsonNode> holders = new ArrayList<>(List.of(content));
    holders.addAll(content.path("items").valueStream().toList());
    for (JsonNode holder : holders) {
      for (String field : List.of("media", "preview")) {
        if (holder.has(field)) {
          ids.add(holder.get(field).asString());
        }
      }
    }
    return ids;
  }

  @ParameterizedTest
  @MethodSource("types")
  @Rule({"CONTENT-1", "WITHDRAW-1", "MEDIA-G"})
  void isSentReceivedAnsweredReactedToEditedAndDeleted(String type) {
    Map<String, Object> content = Samples.of(type, ada);
    JsonNode sent = ada.ask("messages.send", Actor.message(chat, content));
    long seq = sent.get("seq").asLong();
    assertThat(bob.hears(chat, seq)).isEqualTo(sent);
    JsonNode body = sent.get("content");
    assertThat(body.get("type").asString()).isEqualTo(type);
    comesWithItsFacts(body);
    Map<String, URI> places = download(media(body));

    long reply = answers(seq, type);
    reactions(seq);
    editing(type, content, seq, reply);
    deletion(type, seq, reply);
    mediaIsGone(places);
  }

  private static void comesWithItsFacts(JsonNode body) {
    List<JsonNode> holders =
        body.has("items") ? body.get("items").valueStream().toList() : List.of(body);
    for (JsonNode holder : holders) {
      if (holder.has("media")) {
        assertThat(holder.get("size").asInt()).isEqualTo(1_000);
        assertThat(holder.get("mime").asString()).contains("/");
      }
    }
  }

  /** Where Bob downloads each object; a stranger is told of none. */
  private Map<String, URI> download(Set<String> media) {
    Map<String, URI> places = new HashMap<>();
    for (String id : media) {
      URI url = URI.create(bob.ask("media.get", Map.of("mediaId", id)).get("url").asString());
      assertThat(Uploads.send(HttpRequest.newBuilder(url)).body()).hasSize(1_000);
      assertThat(stranger.refused("media.get", Map.of("mediaId", id))).isEqualTo("not_found");
      assertThat(stranger.api().get("/media/" + id).code()).isEqualTo("not_found");
      places.put(id, url);
    }
    return places;
  }

  private long answers(long seq, String type) {
    Answer reply =
        bob.api()
            .post(
                "/chats/" + chat + "/messages",
                Map.of(
                    "clientId",
                    UUID.randomUUID().toString(),
                    "replyTo",
                    seq,
                    "content",
                    Map.of("type", "text", "text", "indeed")));
    assertThat(reply.status()).isEqualTo(201);
    long own = reply.at("seq").asLong();
    assertThat(ada.hears(chat, own).get("replyTo").asLong()).isEqualTo(seq);
    JsonNode quote = ada.item(chat, own).get("replyTo");
    assertThat(quote.get("type").asString()).isEqualTo(type);
    assertThat(quote.get("author").asString()).isEqualTo(ada.name());
    boolean words = type.equals("text") || hasCaption(type);
    assertThat(quote.path("excerpt").asString("")).isEqualTo(words ? "as it was" : "");
    return own;
  }

  private void reactions(long seq) {
    Map<String, Object> heart = Map.of("chatId", chat, "seq", seq, "emoji", "❤️");
    JsonNode reaction = bob.ask("messages.react", heart);
    assertThat(ada.hears(chat, reaction.get("seq").asLong()).get("emoji").asString())
        .isEqualTo("❤️");
    assertThat(bob.ask("messages.react", heart)).isEqualTo(reaction);
    JsonNode folded = ada.item(chat, seq).get("reactions").get(0);
    assertThat(folded.get("emoji").asString()).isEqualTo("❤️");
    assertThat(folded.get("usernames").get(0).asString()).isEqualTo(bob.name());
    assertThat(folded.get("count").asInt()).isEqualTo(1);
    bob.ask("messages.unreact", at(chat, seq));
    assertThat(ada.item(chat, seq).get("reactions")).isEmpty();
  }

  private void editing(String type, Map<String, Object> content, long seq, long reply) {
    Map<String, Object> otherType =
        type.equals("text") ? Samples.of("audio", ada) : Samples.of("text", ada);
    assertThat(ada.refused("messages.edit", edit(seq, otherType))).isEqualTo("invalid_input");
    if (type.equals("voice") || type.equals("audio")) {
      assertThat(ada.refused("messages.edit", edit(seq, content))).isEqualTo("invalid_input");
      return;
    }
    Map<String, Object> after = edited(type, content, "as it is");
    assertThat(bob.refused("messages.edit", edit(seq, after))).isEqualTo("forbidden");
    JsonNode entry = ada.ask("messages.edit", edit(seq, after));
    assertThat(bob.hears(chat, entry.get("seq").asLong())).isEqualTo(entry);
    assertThat(entry.get("target").asLong()).isEqualTo(seq);
    JsonNode item = bob.item(chat, seq);
    String field = type.equals("text") ? "text" : "caption";
    assertThat(item.get("content").get(field).asString()).isEqualTo("as it is");
    assertThat(item.get("editedAt").asString()).isEqualTo(entry.get("at").asString());
    assertThat(media(item.get("content"))).isEqualTo(media(entry.get("content")));
    assertThat(bob.item(chat, reply).get("replyTo").get("excerpt").asString())
        .isEqualTo("as it is");
    assertThat(logged(bob, seq).get("withdrawn").asBoolean()).isTrue();
  }

  private Map<String, Object> edit(long seq, Map<String, Object> content) {
    return Map.of("chatId", chat, "seq", seq, "content", content);
  }

  /** The entry of this seq as a sync brings it. */
  private JsonNode logged(Actor reader, long seq) {
    JsonNode log = reader.read("/chats/" + chat + "/log?limit=1&after=" + (seq - 1));
    JsonNode entry = log.get("entries").get(0);
    JsonNode synced = reader.ask("chats.sync", Map.of("known", Map.of(chat, seq - 1)));
    assertThat(synced.get("chats").get(0).get("entries").get(0)).isEqualTo(entry);
    return entry;
  }

  private void deletion(String type, long seq, long reply) {
    assertThat(bob.refused("messages.delete", at(chat, seq))).isEqualTo("forbidden");
    JsonNode entry = ada.ask("messages.delete", at(chat, seq));
    assertThat(bob.hears(chat, entry.get("seq").asLong()).get("target").asLong()).isEqualTo(seq);
    assertThat(ada.ask("messages.delete", at(chat, seq))).isEqualTo(entry);
    for (Actor reader : List.of(ada, bob)) {
      JsonNode item = reader.item(chat, seq);
      assertThat(item.get("content").isNull()).as(type).isTrue();
      assertThat(item.get("deleted").asBoolean()).isTrue();
      assertThat(item.get("withdrawn").asBoolean()).isTrue();
      assertThat(logged(reader, seq).get("content").isNull()).isTrue();
      JsonNode quote = reader.item(chat, reply).get("replyTo");
      assertThat(quote.get("deleted").asBoolean()).isTrue();
      assertThat(quote.has("excerpt")).isFalse();
    }
    assertThat(bob.refused("messages.react", Map.of("chatId", chat, "seq", seq, "emoji", "👍")))
        .isEqualTo("forbidden");
  }

  private void mediaIsGone(Map<String, URI> places) {
    places
        .keySet()
        .forEach(id ->
            assertThat(bob.refused("media.get", Map.of("mediaId", id))).isEqualTo("not_found"));
    server.i9chat().media().clean().handle(new CleanMedia.Command());
    places
        .values()
        .forEach(url ->
            assertThat(Uploads.send(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(404));
  }
}
