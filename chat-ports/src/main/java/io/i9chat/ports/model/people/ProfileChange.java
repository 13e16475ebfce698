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
    PrivacyChange privacy) {
  /** {@code before} with what is set here. */
  public Profile on(Profile before) {
    return new Profile(
        before.id(),
        before.username(),
        displayName == null ? before.displayName() : displayName,
        bio == null ? before.bio() : bio,
        switch (picture) {
          case Change.Keep<Picture> keep -> before.picture();
          case Change.To<Picture>(Picture wanted) -> wanted;
          case Change.Clear<Picture> clear -> null;
        },
        privacy.on(before.privacy()),
        before.lastSeen());
  }
}
