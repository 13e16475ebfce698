package io.i9chat.ports.model.people;

import io.i9chat.ports.model.MediaId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a person or group.
 *
 * @param preview a small stand-in for it, {@code null} without one
 */
public record Picture(MediaId media, @Nullable MediaId preview) {
  /** The objects it is made of. */
  public List<MediaId> objects() {
    return preview == null ? List.of(media) : List.of(media, preview);
  }
}
