package io.i9chat.ports.people;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others see of people.
 *
 * <ul>
 *   <li>PROFILES-1: profiles are found by id, and by username in whatever case; unknown ones are
 *       left out, and each comes once.
 *   <li>PROFILES-2: an update changes what is given and leaves the rest.
 *   <li>PROFILES-3: an update is durable and seen by every read after it is answered.
 * </ul>
 */
public interface Profiles {
  /** The profiles of these people, in any order. */
  List<Profile> byId(Collection<PersonId> people);

  /** The profiles with these handles, in any order. */
  List<Profile> byUsername(Collection<Username> usernames);

  /**
   * Changes a profile.
   *
   * @param displayName the new one, {@code null} to leave it
   * @param bio the new one, {@code null} to leave it
   * @return the profile as it is now; empty if there is no such person
   */
  Optional<Profile> update(PersonId person, @Nullable DisplayName displayName, @Nullable Bio bio);
}
