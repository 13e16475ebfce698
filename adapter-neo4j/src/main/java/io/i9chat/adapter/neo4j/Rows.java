package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * How the model's words are spelled as properties.
 *
 * <p>Windows are one list of seqs, {@code from, to, from, to …}, without the last {@code to} while
 * the person is in: one property, so that no reader ever sees half of a change.
 */
final class Rows {
  private Rows() {}

  static List<String> ids(Collection<PersonId> people) {
    return people.stream().map(PersonId::toString).distinct().toList();
  }

  static PersonId person(Value value) {
    return PersonId.parse(value.asString());
  }

  static ChatKind kind(Value value) {
    return value.asString().equals("direct") ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  static ZonedDateTime time(Instant at) {
    return at.atZone(ZoneOffset.UTC);
  }

  static @Nullable ZonedDateTime timeOrNull(@Nullable Instant at) {
    return at == null ? null : time(at);
  }

  static Instant instant(Value value) {
    return value.asZonedDateTime().toInstant();
  }

  static @Nullable Instant instantOrNull(Value value) {
    return value.isNull() ? null : instant(value);
  }

  static List<Long> windows(List<Window> windows) {
    List<Long> ends = new ArrayList<>(windows.size() * 2);
    for (Window window : windows) {
      ends.add(window.from());
      if (window.to() != Window.OPEN) {
        ends.add(window.to());
      }
    }
    return ends;
  }

  static List<Window> windows(Value value) {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < value.size(); i += 2) {
      long to = i + 1 < value.size() ? value.get(i + 1).asLong() : Window.OPEN;
      windows.add(new Window(value.get(i).asLong(), to));
    }
    return windows;
  }

  /** The watermarks of a membership. One being raised may show the new {@code read} only. */
  static Watermarks watermarks(Value membership) {
    long read = membership.get("read").asLong(0);
    return new Watermarks(
        Math.max(read, membership.get("delivered").asLong(0)),
        read,
        instantOrNull(membership.get("deliveredAt")),
        instantOrNull(membership.get("readAt")));
  }

  static Entry entry(ChatId chat, Value row) {
    return new Entry(
        chat,
        row.get("seq").asLong(),
        instant(row.get("at")),
        person(row.get("author")),
        payload(row),
        row.get("messages").asLong());
  }

  static Map<String, Object> entry(Entry entry, long version) {
    Map<String, Object> row = new HashMap<>();
    row.put("seq", entry.seq());
    row.put("at", time(entry.at()));
    row.put("messages", entry.messages());
    row.put("version", version);
    switch (entry.payload()) {
      case Payload.Message message -> {
        row.put("kind", "message");
        row.put("clientId", message.clientId().value());
        switch (message.content()) {
          case Content.Text text -> row.put("text", text.text());
        }
        if (message.replyTo() != null) {
          row.put("replyTo", message.replyTo());
        }
      }
      case Payload.Created created -> {
        row.put("kind", "created");
        row.put("name", created.name().value());
      }
      case Payload.Added added -> {
        row.put("kind", "added");
        row.put("people", added.people().stream().map(PersonId::toString).toList());
      }
      case Payload.Removed removed -> {
        row.put("kind", "removed");
        row.put("people", List.of(removed.person().toString()));
      }
      case Payload.Joined joined -> row.put("kind", "joined");
      case Payload.Left left -> row.put("kind", "left");
    }
    return row;
  }

  private static Payload payload(Value row) {
    String kind = row.get("kind").asString();
    return switch (kind) {
      case "message" ->
          new Payload.Message(
              new ClientId(row.get("clientId").asString()),
              new Content.Text(row.get("text").asString()),
              row.get("replyTo").isNull() ? null : row.get("replyTo").asLong());
      case "created" -> new Payload.Created(new GroupName(row.get("name").asString()));
      case "added" -> new Payload.Added(row.get("people").asList(Rows::person));
      case "removed" -> new Payload.Removed(person(row.get("people").get(0)));
      case "joined" -> new Payload.Joined();
      case "left" -> new Payload.Left();
      default -> throw new IllegalStateException("an entry of unknown kind: " + kind);
    };
  }
}
