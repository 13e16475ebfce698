package io.i9chat.server.wire.chat;

import io.i9chat.domain.chat.Item;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.server.wire.Times;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes items of a history. */
public final class ItemJson {
  private ItemJson() {}

  /** Writes an item as one JSON object. */
  public static void write(JsonGenerator json, Item item) {
    json.writeStartObject();
    EntryJson.place(json, item.named());
    Item.Now now = item.now();
    if (now != null) {
      message(json, now);
    } else if (item.entry().payload() instanceof Payload.Activity activity) {
      EntryJson.activity(json, item.named(), activity);
    }
    json.writeEndObject();
  }

  private static void message(JsonGenerator json, Item.Now now) {
    json.writeStringProperty("kind", "message");
    ContentJson.write(json, now.body());
    if (now.deleted()) {
      json.writeBooleanProperty("deleted", true);
    }
    quote(json, now.replyTo());
    if (now.editedAt() != null) {
      json.writeStringProperty("editedAt", Times.text(now.editedAt()));
    }
    json.writeArrayPropertyStart("reactions");
    now.reactions().forEach(reactions -> reactions(json, reactions));
    json.writeEndArray();
    if (now.status() != null) {
      json.writeStringProperty("status", now.status().name().toLowerCase(Locale.ROOT));
    }
  }

  private static void reactions(JsonGenerator json, Item.Reactions reactions) {
    json.writeStartObject();
    json.writeStringProperty("emoji", reactions.emoji().value());
    json.writeArrayPropertyStart("usernames");
    reactions.usernames().forEach(username -> EntryJson.username(json, username));
    json.writeEndArray();
    json.writeNumberProperty("count", reactions.count());
    json.writeEndObject();
  }

  private static void quote(JsonGenerator json, Item.@Nullable Quote quote) {
    if (quote == null) {
      return;
    }
    json.writeObjectPropertyStart("replyTo");
    json.writeNumberProperty("seq", quote.seq());
    Item.Quote.Seen seen = quote.seen();
    if (seen != null) {
      json.writeName("author");
      EntryJson.username(json, seen.author());
      if (seen.content() != null) {
        json.writeStringProperty("type", ContentJson.type(seen.content()));
        json.writeStringProperty("excerpt", seen.excerpt());
      }
      if (seen.deleted()) {
        json.writeBooleanProperty("deleted", true);
      }
    }
    json.writeEndObject();
  }
}
