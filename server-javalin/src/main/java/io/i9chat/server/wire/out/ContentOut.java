package io.i9chat.server.wire.out;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.server.wire.Bounds;
import io.i9chat.server.wire.content.ContentShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message carries; sizes of media are in bytes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = ContentShape.TYPE)
@JsonSubTypes({
  @JsonSubTypes.Type(name = ContentShape.TEXT, value = ContentOut.Text.class),
  @JsonSubTypes.Type(name = ContentShape.VOICE, value = ContentOut.Voice.class),
  @JsonSubTypes.Type(name = ContentShape.AUDIO, value = ContentOut.Audio.class),
  @JsonSubTypes.Type(name = ContentShape.PHOTOS, value = ContentOut.Photos.class),
  @JsonSubTypes.Type(name = ContentShape.VIDEOS, value = ContentOut.Videos.class),
  @JsonSubTypes.Type(name = ContentShape.FILE, value = ContentOut.File.class)
})
public sealed interface ContentOut {
  /** Text. */
  record Text(Content.Text text) implements ContentOut {}

  /** A voice recording. */
  record Voice(
      MediaId media,
      MimeType mime,
      long size,
      @Bounds(min = 1, max = Content.Voice.MAX_DURATION_MS) long durationMs)
      implements ContentOut {}

  /** A piece of audio. */
  record Audio(MediaId media, MimeType mime, long size) implements ContentOut {}

  /** Photos. */
  record Photos(
      @Bounds(min = 1, max = Content.Visual.MAX) List<Visual> items, @Nullable Caption caption)
      implements ContentOut {}

  /** Videos. */
  record Videos(
      @Bounds(min = 1, max = Content.Visual.MAX) List<Visual> items, @Nullable Caption caption)
      implements ContentOut {}

  /** A file. */
  record File(MediaId media, MimeType mime, long size, FileName name, @Nullable Caption caption)
      implements ContentOut {}

  /** A photo or video; width and height are in pixels. */
  record Visual(
      MediaId media,
      MimeType mime,
      long size,
      @Nullable MediaId preview,
      @Bounds(min = 1, max = Content.Dimensions.MAX) @Nullable Integer width,
      @Bounds(min = 1, max = Content.Dimensions.MAX) @Nullable Integer height) {}
}
