package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person changes of how they have a chat; what is {@code null} stays.
 *
 * @param mutedUntil to the millisecond
 * @param clearedUpTo the last seq that is cleared, at least 0; may go back
 */
public record PreferenceChange(
    Change<Instant> mutedUntil,
    @Nullable Boolean archived,
    @Nullable Boolean pinned,
    @Nullable Long clearedUpTo) {}
