package io.i9chat.server.wire.chat;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.server.wire.content.ContentShape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what a message carries, or that it was withdrawn. */
public final class ContentJson {
  private ContentJson() {}

  /** The fields of a body: its content, or {@code null} and that it was withdrawn. */
  static void write(JsonGenerator json, @Nullable Body body) {
    if (body == null) {
      json.writeNullProperty("content");
      json.writeBooleanProperty("withdrawn", true);
      return;
    }
    json.writeName("content");
    write(json, body.content(), body.media());
  }

  /** Content as one JSON object, each object of media with its facts as far as they are given. */
  public static void write(JsonGenerator json, Content content, List<MediaFacts> facts) {
    json.writeStartObject();
    json.writeStringProperty(ContentShape.TYPE, type(content));
    switch (content) {
      case Content.Text(String text) -> json.writeStringProperty("text", text);
      case Content.Voice voice -> {
        media(json, voice.media(), facts);
        json.writeNumberProperty("durationMs", voice.durationMs());
      }
      case Content.Audio audio -> media(json, audio.media(), facts);
      case Content.Photos photos -> visuals(json, photos.items(), facts, photos.caption());
      case Content.Videos videos -> visuals(json, videos.items(), facts, videos.caption());
      case Content.File file -> {
        media(json, file.media(), facts);
        json.writeStringProperty("name", file.name().value());
        caption(json, file.caption());
      }
    }
    json.writeEndObject();
  }

  /** What kind of content it is. */
  static String type(Content content) {
    return switch (content) {
      case Content.Text text -> ContentShape.TEXT;
      case Content.Voice voice -> ContentShape.VOICE;
      case Content.Audio audio -> ContentShape.AUDIO;
      case Content.Photos photos -> ContentShape.PHOTOS;
      case Content.Videos videos -> ContentShape.VIDEOS;
      case Content.File file -> ContentShape.FILE;
    };
  }

  private static void visuals(
      JsonGenerator json,
      List<Content.Visual> items,
      List<MediaFacts> facts,
      @Nullable Caption caption) {
    json.writeArrayPropertyStart("items");
    items.forEach(item -> visual(json, item, facts));
    json.writeEndArray();
    caption(json, caption);
  }

  private static void visual(JsonGenerator json, Content.Visual item, List<MediaFacts> facts) {
    json.writeStartObject();
    media(json, item.media(), facts);
    if (item.preview() != null) {
      json.writeStringProperty("preview", item.preview().toString());
    }
    if (item.dimensions() != null) {
      json.writeNumberProperty("width", item.dimensions().width());
      json.writeNumberProperty("height", item.dimensions().height());
    }
    json.writeEndObject();
  }

  private static void caption(JsonGenerator json, @Nullable Caption caption) {
    if (caption != null) {
      json.writeStringProperty("caption", caption.value());
    }
  }

  private static void media(JsonGenerator json, MediaId media, List<MediaFacts> known) {
    json.writeStringProperty("media", media.toString());
    for (MediaFacts facts : known) {
      if (facts.id().equals(media)) {
        json.writeStringProperty("mime", facts.mime().value());
        json.writeNumberProperty("size", facts.size());
        return;
      }
    }
  }
}
