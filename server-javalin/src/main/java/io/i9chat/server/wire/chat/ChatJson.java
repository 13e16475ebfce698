package io.i9chat.server.wire.chat;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.SeenMarks;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.server.wire.Times;
import io.i9chat.server.wire.UserOut;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes chats as they stand for one person. */
public final class ChatJson {
  private ChatJson() {}

  /** Writes a chat as one JSON object. */
  public static void write(JsonGenerator json, ChatSummary chat) {
    InboxItem state = chat.state();
    json.writeStartObject();
    json.writeStringProperty("id", state.chat().id().toString());
    if (chat.group() == null) {
      json.writeStringProperty("type", "direct");
      json.writeName("with");
      user(json, chat.with());
      peer(json, chat.peer());
    } else {
      json.writeStringProperty("type", "group");
      json.writeObjectPropertyStart("group");
      GroupJson.profile(json, chat.group().profile());
      role(json, chat.own());
      json.writeEndObject();
    }
    progress(json, state);
    if (chat.lastItem() != null) {
      json.writeName("lastItem");
      ItemJson.write(json, chat.lastItem());
    }
    json.writeStringProperty("lastActivityAt", Times.text(state.lastActivityAt()));
    preferences(json, state.preferences(), chat.own().cleared());
    json.writeEndObject();
  }

  private static void progress(JsonGenerator json, InboxItem state) {
    json.writeNumberProperty("head", state.head());
    json.writeNumberProperty("unread", state.unread());
    json.writeNumberProperty("delivered", state.own().delivered());
    json.writeNumberProperty("read", state.own().read());
  }

  private static void preferences(JsonGenerator json, Preferences preferences, long cleared) {
    time(json, "mutedUntil", preferences.mutedUntil());
    json.writeBooleanProperty("archived", preferences.archived());
    json.writeBooleanProperty("pinned", preferences.pinned());
    if (cleared > 0) {
      json.writeNumberProperty("clearedUpTo", cleared);
    }
  }

  private static void role(JsonGenerator json, Membership own) {
    if (own.isIn()) {
      json.writeStringProperty("role", Role.of(own.status()).word());
    }
  }

  private static void user(JsonGenerator json, @Nullable Profile person) {
    if (person == null) {
      json.writeNull();
    } else {
      json.writePOJO(UserOut.of(person));
    }
  }

  private static void peer(JsonGenerator json, @Nullable SeenMarks marks) {
    if (marks == null) {
      return;
    }
    json.writeObjectPropertyStart("peer");
    json.writeNumberProperty("delivered", marks.delivered());
    if (marks.read() != null) {
      json.writeNumberProperty("read", marks.read());
    }
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
