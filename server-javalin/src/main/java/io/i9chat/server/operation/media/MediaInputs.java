package io.i9chat.server.operation.media;

import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.server.wire.Bounds;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on media. */
public final class MediaInputs {
  private MediaInputs() {}

  /**
   * An object to upload.
   *
   * @param size in bytes
   */
  public record NewObject(
      MediaKind kind, MimeType mime, @Bounds(min = 0) Long size, @Nullable FileName name) {}

  /** Which object. */
  public record OneObject(MediaId mediaId) {}
}
