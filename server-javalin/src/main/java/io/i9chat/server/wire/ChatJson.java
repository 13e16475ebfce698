package io.i9chat.server.wire;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.people.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes chats as they stand for one person. */
public final class ChatJson {
  private ChatJson() {}

  /** A chat as JSON in UTF-8. */
  public static byte[] bytes(ChatSummary chat) {
    return Json.bytes(json -> write(json, chat));
  }

  /** Writes a chat as one JSON object. */
  public static void write(JsonGenerator json, ChatSummary chat) {
    InboxItem state = chat.state();
    json.writeStartObject();
    json.writeStringProperty("id", state.chat().id().toString());
    if (state.chat().kind() == ChatKind.DIRECT) {
      json.writeStringProperty("type", "direct");
      json.writeName("with");
      user(json, chat.with());
      peer(json, state.peer());
    } else {
      json.writeStringProperty("type", "group");
    }
    json.writeNumberProperty("head", state.head());
    json.writeNumberProperty("unread", state.unread());
    json.writeNumberProperty("delivered", state.own().delivered());
    json.writeNumberProperty("read", state.own().read());
    if (chat.lastItem() != null) {
      json.writeName("lastItem");
      ItemJson.write(json, chat.lastItem());
    }
    json.writeStringProperty("lastActivityAt", Times.text(state.lastActivityAt()));
    json.writeBooleanProperty("archived", false);
    json.writeBooleanProperty("pinned", false);
    json.writeEndObject();
  }

  private static void user(JsonGenerator json, @Nullable Profile person) {
    if (person == null) {
      json.writeNull();
    } else {
      json.writeStartObject();
      json.writeStringProperty("username", person.username().value());
      json.writeStringProperty("displayName", person.displayName().value());
      json.writeStringProperty("bio", person.bio().value());
      json.writeEndObject();
    }
  }

  private static void peer(JsonGenerator json, @Nullable Watermarks marks) {
    if (marks == null) {
      return;
    }
    json.writeObjectPropertyStart("peer");
    json.writeNumberProperty("delivered", marks.delivered());
    json.writeNumberProperty("read", marks.read());
    time(json, "deliveredAt", marks.deliveredAt());
    time(json, "readAt", marks.readAt());
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, String name, @Nullable Instant at) {
    if (at != null) {
      json.writeStringProperty(name, Times.text(at));
    }
  }
}
