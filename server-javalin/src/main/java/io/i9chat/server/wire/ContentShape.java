package io.i9chat.server.wire;

import static io.i9chat.server.wire.ContentShape.AUDIO;
import static io.i9chat.server.wire.ContentShape.FILE;
import static io.i9chat.server.wire.ContentShape.PHOTOS;
import static io.i9chat.server.wire.ContentShape.TEXT;
import static io.i9chat.server.wire.ContentShape.VIDEOS;
import static io.i9chat.server.wire.ContentShape.VOICE;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message carries, as inputs have it: an object whose {@code type} says which kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = ContentShape.TYPE)
@JsonSubTypes({
  @JsonSubTypes.Type(name = TEXT, value = ContentShape.Text.class),
  @JsonSubTypes.Type(name = VOICE, value = ContentShape.Voice.class),
  @JsonSubTypes.Type(name = AUDIO, value = ContentShape.Audio.class),
  @JsonSubTypes.Type(name = PHOTOS, value = ContentShape.Photos.class),
  @JsonSubTypes.Type(name = VIDEOS, value = ContentShape.Videos.class),
  @JsonSubTypes.Type(name = FILE, value = ContentShape.File.class)
})
sealed interface ContentShape {
  String TYPE = "type";
  String TEXT = "text";
  String VOICE = "voice";
  String AUDIO = "audio";
  String PHOTOS = "photos";
  String VIDEOS = "videos";
  String FILE = "file";

  /** The content itself. */
  Content content();

  record Text(@Required Content.Text text) implements ContentShape {
    @Override
    public Content content() {
      return text;
    }
  }

  record Voice(@Required MediaId media, @Required Long durationMs) implements ContentShape {
    @Override
    public Content content() {
      return InvalidField.named("durationMs", () -> new Content.Voice(media, durationMs));
    }
  }

  record Audio(@Required MediaId media) implements ContentShape {
    @Override
    public Content content() {
      return new Content.Audio(media);
    }
  }

  record Photos(@Required List<VisualShape> items, @Nullable Caption caption)
      implements ContentShape {
    @Override
    public Content content() {
      return InvalidField.named(
          "items", () -> new Content.Photos(VisualShape.visuals(items), caption));
    }
  }

  record Videos(@Required List<VisualShape> items, @Nullable Caption caption)
      implements ContentShape {
    @Override
    public Content content() {
      return InvalidField.named(
          "items", () -> new Content.Videos(VisualShape.visuals(items), caption));
    }
  }

  record File(@Required MediaId media, @Required FileName name, @Nullable Caption caption)
      implements ContentShape {
    @Override
    public Content content() {
      return new Content.File(media, name, caption);
    }
  }
}
