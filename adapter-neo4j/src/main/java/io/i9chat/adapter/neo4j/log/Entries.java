package io.i9chat.adapter.neo4j.log;

import io.i9chat.adapter.neo4j.graph.Cut;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** How entries are spelled as properties. One whose body was withdrawn has no text any more. */
public final class Entries {
  public static final String AT =
      Queries.add(
          "log at",
          """
          UNWIND $in.seqs AS seq
          MATCH (e:Entry {chat: $in.chat, seq: seq})
          """
              + Cut.by("e.seq")
              + "RETURN properties(e) AS entry");

  private static final int HEX = 16;

  private Entries() {}

  public static Entry entry(ChatId chat, Value row) {
    return new Entry(
        chat,
        row.get("seq").asLong(),
        Properties.instant(row.get("at")),
        Properties.person(row.get("author")),
        payload(row),
        row.get("messages").asLong());
  }

  /** The properties that say what an entry itself says. */
  public static Map<String, Object> row(Entry entry) {
    Map<String, Object> row = new HashMap<>();
    row.put("chat", entry.chat().toString());
    row.put("seq", entry.seq());
    row.put("at", Properties.time(entry.at()));
    row.put("author", entry.author().toString());
    row.put("messages", entry.messages());
    IdempotencyKey key = entry.payload().key();
    if (key != null) {
      row.put("clientId", key.clientId().value());
      row.put("fingerprint", fingerprint(key.fingerprint()));
    }
    switch (entry.payload()) {
      case Payload.Message message -> {
        row.put("kind", "message");
        Bodies.put(row, message.body());
        if (message.replyTo() != null) {
          row.put("replyTo", message.replyTo());
        }
      }
      case Payload.About about -> put(row, about);
      case Payload.Activity activity -> {
        row.put("activity", entry.seq());
        put(row, activity);
      }
    }
    return row;
  }

  private static void put(Map<String, Object> row, Payload.About about) {
    row.put("target", about.target());
    switch (about) {
      case Payload.Edit edit -> {
        row.put("kind", "edit");
        Bodies.put(row, edit.body());
      }
      case Payload.Delete delete -> row.put("kind", "delete");
      case Payload.Reaction reaction -> {
        row.put("kind", "reaction");
        row.put("emoji", reaction.emoji().value());
      }
      case Payload.Unreaction unreaction -> row.put("kind", "unreaction");
    }
  }

  private static void put(Map<String, Object> row, Payload.Activity activity) {
    row.put("kind", activity.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    switch (activity) {
      case Payload.Created created -> row.put("name", created.name().value());
      case Payload.Added added ->
          row.put("people", added.people().stream().map(PersonId::toString).toList());
      case Payload.Removed removed -> row.put("people", List.of(removed.person().toString()));
      case Payload.Promoted promoted -> row.put("people", List.of(promoted.person().toString()));
      case Payload.Demoted demoted -> row.put("people", List.of(demoted.person().toString()));
      case Payload.Joined joined -> {}
      case Payload.Left left -> {}
      case Payload.Changed changed -> {
        row.putAll(ChatRows.profile(changed.to()));
        Map<String, Object> from = ChatRows.profile(changed.from());
        row.put("fromName", from.get("name"));
        row.put("fromDescription", from.get("description"));
        row.put("fromJoinPolicy", from.get("joinPolicy"));
        row.put("fromPicture", from.get("picture"));
        row.put("fromPreview", from.get("preview"));
      }
    }
  }

  public static String fingerprint(Fingerprint fingerprint) {
    return String.format(Locale.ROOT, "%016x%016x", fingerprint.high(), fingerprint.low());
  }

  public static Fingerprint fingerprint(Value value) {
    String hex = Properties.text(value);
    return new Fingerprint(
        Long.parseUnsignedLong(hex.substring(0, HEX), 16),
        Long.parseUnsignedLong(hex.substring(HEX), 16));
  }

  /** The seq of the last message or activity up to and with an entry. */
  public static long last(Value entry) {
    return entry.get(entry.get("target").isNull() ? "seq" : "below").asLong();
  }

  private static Payload payload(Value row) {
    String kind = Properties.text(row.get("kind"));
    return switch (kind) {
      case "message" ->
          new Payload.Message(
              new ClientId(Properties.text(row.get("clientId"))),
              fingerprint(row.get("fingerprint")),
              Bodies.body(row),
              row.get("replyTo").isNull() ? null : row.get("replyTo").asLong());
      case "edit" -> new Payload.Edit(row.get("target").asLong(), Bodies.body(row), key(row));
      case "delete" -> new Payload.Delete(row.get("target").asLong());
      case "reaction" ->
          new Payload.Reaction(
              row.get("target").asLong(), new Emoji(Properties.text(row.get("emoji"))));
      case "unreaction" -> new Payload.Unreaction(row.get("target").asLong());
      case "created" -> new Payload.Created(GroupName.kept(Properties.text(row.get("name"))));
      case "added" -> new Payload.Added(row.get("people").asList(Properties::person));
      case "removed" -> new Payload.Removed(Properties.person(row.get("people").get(0)));
      case "promoted" -> new Payload.Promoted(Properties.person(row.get("people").get(0)));
      case "demoted" -> new Payload.Demoted(Properties.person(row.get("people").get(0)));
      case "joined" -> new Payload.Joined();
      case "left" -> new Payload.Left();
      case "changed" -> new Payload.Changed(from(row), profile(row));
      default -> throw new IllegalStateException("an entry of unknown kind: " + kind);
    };
  }

  private static @Nullable IdempotencyKey key(Value row) {
    return row.get("clientId").isNull()
        ? null
        : new IdempotencyKey(
            new ClientId(Properties.text(row.get("clientId"))),
            fingerprint(row.get("fingerprint")));
  }

  private static GroupProfile from(Value row) {
    return Objects.requireNonNull(
        ChatRows.profile(
            row.get("fromName"),
            row.get("fromDescription"),
            row.get("fromJoinPolicy"),
            Properties.picture(row.get("fromPicture"), row.get("fromPreview"))),
        "the profile before a change");
  }

  private static GroupProfile profile(Value row) {
    return Objects.requireNonNull(ChatRows.profile(row), "the profile after a change");
  }
}
