package io.i9chat.ports.model.media;

import io.i9chat.ports.model.FileName;
import org.jspecify.annotations.Nullable;

/**
 * How an object is served to who downloads it.
 *
 * @param mime the type that is told
 * @param attachment whether it is to be saved rather than shown
 * @param name what it is saved as, {@code null} to leave that to the client
 */
public record Served(MimeType mime, boolean attachment, @Nullable FileName name) {
  /**
   * The value of {@code Content-Disposition} (RFC 6266, RFC 8187). The name is cleaned: it has no
   * folders and no characters that systems keep for themselves or do not show.
   */
  public String disposition() {
    return Disposition.of(attachment, name == null ? "" : name.value());
  }
}
