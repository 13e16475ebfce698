package io.i9chat.server.wire;

import io.i9chat.domain.chat.Item;
import io.i9chat.ports.model.chat.Payload;
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
    switch (item.entry().payload()) {
      case Payload.Message message -> message(json, item, message);
      case Payload.Activity activity -> EntryJson.activity(json, item.named(), activity);
    }
    json.writeEndObject();
  }

  private static void message(JsonGenerator json, Item item, Payload.Message message) {
    json.writeStringProperty("kind", "message");
    EntryJson.content(json, message.content());
    quote(json, item.replyTo());
    json.writeArrayPropertyStart("reactions");
    json.writeEndArray();
    if (item.status() != null) {
      json.writeStringProperty("status", item.status().name().toLowerCase(Locale.ROOT));
    }
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
      json.writeStringProperty("type", seen.type());
      json.writeStringProperty("excerpt", seen.excerpt());
    }
    json.writeEndObject();
  }
}
