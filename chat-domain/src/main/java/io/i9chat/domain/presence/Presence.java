package io.i9chat.domain.presence;

import io.i9chat.ports.model.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person is online, as far as the viewer may see it. To a viewer who may not, they are
 * offline and were never seen.
 *
 * @param lastSeen when they were last online; {@code null} while they are, if they never were, and
 *     to those who may not see it
 */
public record Presence(Username username, boolean online, @Nullable Instant lastSeen) {
  /** What those see who may not see it. Rules: PRESENCE-C. */
  public static Presence hidden(Username username) {
    return new Presence(username, false, null);
  }
}
