package io.i9chat.domain.entry;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What a person shows to all others: the part of a profile that decides nothing of what anyone may
 * do or see.
 */
public record Card(Username username, DisplayName displayName, Bio bio, @Nullable Picture picture) {
  /** What a profile shows. */
  public static Card of(Profile profile) {
    return new Card(profile.username(), profile.displayName(), profile.bio(), profile.picture());
  }

  /** What it weighs in a list, in bytes. */
  public int weight() {
    return Weight.ofPerson(displayName, bio, picture);
  }
}
