package io.i9chat.server.wire;

import io.i9chat.domain.entry.Card;
import io.i9chat.domain.presence.Presence;
import io.i9chat.domain.presence.User;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see them.
 *
 * @param presence absent where it was not looked for
 */
public record UserOut(
    Username username,
    DisplayName displayName,
    Bio bio,
    @Nullable Picture picture,
    @Nullable Presence presence) {
  /** What others see of a profile. */
  public static UserOut of(Profile profile) {
    return of(Card.of(profile));
  }

  /** The same of a card. */
  public static UserOut of(Card card) {
    return new UserOut(card.username(), card.displayName(), card.bio(), card.picture(), null);
  }

  /** What the caller sees of a person, their presence too. */
  public static UserOut of(User user) {
    Profile profile = user.profile();
    return new UserOut(
        profile.username(),
        profile.displayName(),
        profile.bio(),
        profile.picture(),
        user.presence());
  }
}
