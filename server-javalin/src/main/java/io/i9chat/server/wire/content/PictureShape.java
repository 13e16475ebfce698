package io.i9chat.server.wire.content;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.people.Picture;
import org.jspecify.annotations.Nullable;

/** The picture of a person or group, as inputs have it. */
public record PictureShape(@Required MediaId media, @Nullable MediaId preview) {
  /** The picture itself. */
  public Picture picture() {
    return new Picture(media, preview);
  }
}
