package io.i9chat.server.wire.content;

import static io.i9chat.server.wire.content.ContentShape.AUDIO;
import static io.i9chat.server.wire.content.ContentShape.FILE;
import static io.i9chat.server.wire.content.ContentShape.PHOTOS;
import static io.i9chat.server.wire.content.ContentShape.TEXT;
import static io.i9chat.server.wire.content.ContentShape.VIDEOS;
import static io.i9chat.server.wire.content.ContentShape.VOICE;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.server.wire.Bounds;
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
public sealed interface ContentShape {
  /** The field that says which kind. */
  String TYPE = "type";

  /** A kind. */
  String TEXT = "text";

  /** A kind. */
  String VOICE = "voice";

  /** A kind. */
  String AUDIO = "audio";

  /** A kind. */
  String PHOTOS = "photos";

  /** A kind. */
  String VIDEOS = "videos";

  /** A kind. */
  String FILE = "file";

  /** The content itself. */
  Content content();

  /** See {@link Content.Text}. */
  record Text(@Required Content.Text text) implements ContentShape {
    @Override
    public Content content() {
      return text;
    }
  }

  /** See {@link Content.Voice}. */
  record Voice(
      @Required MediaId media,
      @Required @Bounds(min = 1, max = Content.Voice.MAX_DURATION_MS) Long durationMs)
      implements ContentShape {
    @Override
    public Content content() {
      return InvalidField.named("durationMs", () -> new Content.Voice(media, durationMs));
    }
  }

  /** See {@link Content.Audio}. */
  record Audio(@Required MediaId media) implements ContentShape {
    @Override
    public Content content() {
      return new Content.Audio(media);
    }
  }

  /** See {@link Content.Photos}. */
  record Photos(
      @Required @Bounds(min = 1, max = Content.Visual.MAX) List<VisualShape> items,
      @Nullable Caption caption)
      implements ContentShape {
    @Override
    public Content content() {
      return InvalidField.named(
          "items", () -> new Content.Photos(VisualShape.visuals(items), caption));
    }
  }

  /** See {@link Content.Videos}. */
  record Videos(
      @Required @Bounds(min = 1, max = Content.Visual.MAX) List<VisualShape> items,
      @Nullable Caption caption)
      implements ContentShape {
    @Override
    public Content content() {
      return InvalidField.named(
          "items", () -> new Content.Videos(VisualShape.visuals(items), caption));
    }
  }

  /** See {@link Content.File}. */
  record File(@Required MediaId media, @Required FileName name, @Nullable Caption caption)
      implements ContentShape {
    @Override
    public Content content() {
      return new Content.File(media, name, caption);
    }
  }
}
