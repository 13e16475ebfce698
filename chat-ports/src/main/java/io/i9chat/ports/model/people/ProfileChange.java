package io.i9chat.ports.model.people;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import org.jspecify.annotations.Nullable;

/** Parts of a profile to be set; what is {@code null} stays. */
public record ProfileChange(
    @Nullable DisplayName displayName,
    @Nullable Bio bio,
    Change<Picture> picture,
    PrivacyChange privacy) {}
