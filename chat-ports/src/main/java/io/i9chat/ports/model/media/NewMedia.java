package io.i9chat.ports.model.media;

import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object as its owner announces it, before the first byte.
 *
 * @param size in bytes, at least {@link MediaKind#minBytes}
 * @param name what the owner calls it, {@code null} if they did not say
 */
public record NewMedia(
    MediaId id,
    PersonId owner,
    MediaKind kind,
    MimeType mime,
    long size,
    @Nullable FileName name,
    Instant at) {
  /** Checks the size. */
  public NewMedia {
    if (size < kind.minBytes()) {
      throw new IllegalArgumentException("an object has at least the bytes of its kind");
    }
  }
}
