package io.i9chat.server.wire;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;

/** A person as others see them. */
public record UserOut(Username username, DisplayName displayName, Bio bio) {
  /** What others see of a profile. */
  public static UserOut of(Profile profile) {
    return new UserOut(profile.username(), profile.displayName(), profile.bio());
  }
}
