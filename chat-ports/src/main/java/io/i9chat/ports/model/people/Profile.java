package io.i9chat.ports.model.people;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person shows of themselves, and to which audience. A deleted account has none.
 *
 * @param lastSeen when they were last online, as far as was kept; {@code null} if never
 */
public record Profile(
    PersonId id,
    Username username,
    DisplayName displayName,
    Bio bio,
    @Nullable Picture picture,
    Privacy privacy,
    @Nullable Instant lastSeen) {}
