package io.i9chat.ports.model.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a person has one of their chats, beside what of it they cleared.
 *
 * @param mutedUntil no notifications before this, {@code null} if it is not muted
 */
public record Preferences(@Nullable Instant mutedUntil, boolean archived, boolean pinned) {
  /** What holds until they say otherwise. */
  public static final Preferences DEFAULT = new Preferences(null, false, false);
}
