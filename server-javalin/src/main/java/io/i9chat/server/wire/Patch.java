package io.i9chat.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * A field of a merge patch (RFC 7396): absent, or given; given as {@code null} it clears.
 *
 * @param present whether the field was there at all
 * @param value what it was; {@code null} if it was absent or {@code null}
 */
public record Patch<T>(boolean present, @Nullable T value) {
  /** Whether the field was given as {@code null}. */
  public boolean clears() {
    return present && value == null;
  }
}
