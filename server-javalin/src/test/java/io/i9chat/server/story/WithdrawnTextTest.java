package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.domain.media.CleanMedia;
import io.i9chat.server.Uploads;
import io.i9chat.server.matrix.Called;
import io.i9chat.server.operation.Operation;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What was edited away or deleted is nowhere: no operation answers it, to whomever, and no file of
 * the data folder holds it.
 */
class WithdrawnTextTest extends Story {
  private static final String CANARY = "zqcanary";
  private static final String KEPT = "zqmarigold";

  /** What reads without a method that says so. */
  private static final Set<String> READING =
      Set.of("chats.sync", "me.export", "presence.watch", "presence.unwatch", "ping");

  private final Map<String, Map<String, Object>> sent = new HashMap<>();

  private static Map<String, Object> text(String text) {
    return Map.of("type", "text", "text", text);
  }

  private static Map<String, Object> photo(Actor author, String name, String caption) {
    byte[] bytes = Uploads.jpeg(1_000);
    byte[] inside = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(inside, 0, bytes, 500, inside.length);
    String media = Uploads.upload(author.api(), "photo", "image/jpeg", bytes);
    return Map.of("type", "photos", "items", List.of(Map.of("media", media)), "caption", caption);
  }

  private static Map<String, Object> file(Actor author, String name) {
    byte[] bytes = Samples.bytes("application/pdf");
    String media = Uploads.upload(author.api(), "file", "application/pdf", bytes);
    return Map.of("type", "file", "media", media, "name", name, "caption", name);
  }

  private long send(Actor author, String chat, Map<String, Object> content) {
    Map<String, Object> message = Actor.message(chat, content);
    long seq = author.ask("messages.send", message).get("seq").asLong();
    sent.put(seq + " " + chat, message);
    return seq;
  }

  private static void edit(Actor author, String chat, long seq, Map<String, Object> content) {
    author.ask("messages.edit", Map.of("chatId", chat, "seq", seq, "content", content));
  }

  private static Map<String, Object> caption(Map<String, Object> content, String caption) {
    Map<String, Object> changed = new HashMap<>(content);
    changed.put("caption", caption);
    return changed;
  }

  @Test
  @Rule({"WITHDRAW-1", "WITHDRAW-2", "WITHDRAW-4", "SEARCH-B"})
  void isAnsweredByNoOperationAndKeptInNoFile() {
    Actor author = somebodyWithPassword();
    Actor other = somebodyWithPassword();
    Actor gone = somebodyWithPassword();
    String chat = group(author, other, gone);

    long edited = send(author, chat, text("say " + CANARY + "1"));
    long deleted = send(author, chat, text("say " + CANARY + "2"));
    Map<String, Object> captioned = photo(author, KEPT, CANARY + "3");
    long caption = send(author, chat, captioned);
    long photo = send(author, chat, photo(author, CANARY + "4", CANARY + "5"));
    long file = send(author, chat, file(author, CANARY + "6"));
    long twice = send(author, chat, text("say " + CANARY + "7"));
    long reply = answers(other, chat, deleted, KEPT + "1");
    author.ask("groups.removeMember", about(chat, gone));
    assertThat(found(author, CANARY)).isEqualTo(6);
    assertThat(found(gone, CANARY)).isEqualTo(6);

    edit(author, chat, edited, text("say " + KEPT + "2"));
    edit(author, chat, caption, caption(captioned, KEPT + "3"));
    edit(author, chat, twice, text("say " + CANARY + "8"));
    edit(author, chat, twice, text("say " + KEPT + "4"));
    for (long seq : new long[] {deleted, photo, file}) {
      author.ask("messages.delete", at(chat, seq));
    }

    assertThat(author.item(chat, reply).get("replyTo").get("deleted").asBoolean()).isTrue();
    for (Actor reader : List.of(author, other, gone)) {
      assertThat(found(reader, CANARY)).isZero();
      nothingIsAnswered(reader, chat, List.of(edited, deleted, caption, photo, file, twice));
    }
    assertThat(found(other, KEPT)).isEqualTo(4);
    repeatsAreAnsweredWithoutIt(author);
    server.i9chat().media().clean().handle(new CleanMedia.Command());
    noFileHoldsIt();
  }

  private static long answers(Actor author, String chat, long seq, String text) {
    Map<String, Object> reply = new HashMap<>(Actor.text(chat, text));
    reply.put("replyTo", seq);
    long own = author.ask("messages.send", reply).get("seq").asLong();
    String excerpt = author.item(chat, own).get("replyTo").get("excerpt").asString();
    assertThat(excerpt).contains(CANARY);
    return own;
  }

  private static int found(Actor reader, String word) {
    return reader.ask("messages.search", Map.of("q", word)).get("hits").size();
  }

  private void nothingIsAnswered(Actor reader, String chat, List<Long> seqs) {
    int asked = 0;
    for (Operation<?, ?> operation : server.operations()) {
      if (operation.http() == null || !reads(operation)) {
        continue;
      }
      for (long seq : seqs) {
        Map<String, Object> input = input(operation.name(), reader, chat, seq);
        String answer = Called.http(reader.api(), operation, input).toString();
        assertThat(answer).as(operation.name()).doesNotContain(CANARY);
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(10 * seqs.size());
  }

  private static boolean reads(Operation<?, ?> operation) {
    return READING.contains(operation.name())
        || (operation.http() != null && operation.http().method().equals("GET"));
  }

  /** How to read what is about a message; an operation that is not here fails. */
  private static Map<String, Object> input(String operation, Actor reader, String chat, long seq) {
    return switch (operation) {
      case "sessions.list", "me.get", "blocks.list", "chats.list", "limits.get" -> Map.of();
      case "me.export" -> Map.of("password", reader.person().password());
      case "users.get" -> Map.of("username", reader.name());
      case "users.getMany" -> Map.of("usernames", List.of(reader.name()));
      case "users.nearby" -> Map.of("radius", 10_000);
      case "chats.get", "groups.info", "groups.members", "chats.log" -> Map.of("chatId", chat);
      case "chats.history" -> Map.of("chatId", chat, "around", seq);
      case "chats.sync" -> Map.of("known", Map.of(chat, 0));
      case "messages.receipts" -> at(chat, seq);
      case "messages.search" -> Map.of("q", "say", "chat", chat);
      case "media.get" -> Map.of("mediaId", chat);
      default -> throw new AssertionError("no way to read by " + operation);
    };
  }

  private void repeatsAreAnsweredWithoutIt(Actor author) {
    sent.values()
        .forEach(message -> {
          String repeated = author.ask("messages.send", message).toString();
          assertThat(repeated).doesNotContain(CANARY).contains("\"withdrawn\":true");
        });
  }

  private void noFileHoldsIt() {
    server.restart(() -> {
      try (SqliteStore store = SqliteStore.open(SqliteConfig.in(server.data()))) {
        assertThat(store.checkpoint()).isTrue();
        assertThat(holding(KEPT)).isNotEmpty();
        assertThat(holding(CANARY)).isEmpty();
      }
    });
  }

  /** The files that hold this text, in any encoding that a store may keep text in. */
  private List<String> holding(String text) {
    List<String> holding = new ArrayList<>();
    List<Charset> encodings =
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    try (Stream<Path> files = Files.walk(server.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = latin(Files.readAllBytes(file));
        for (Charset encoding : encodings) {
          if (bytes.contains(latin(text.getBytes(encoding)))) {
            holding.add(encoding + " " + file);
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return holding;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
