package io.i9chat.ports.people;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What people show of themselves, and to which audience.
 *
 * <ul>
 *   <li>PROFILES-1: profiles are found by id, and by username in whatever case; unknown ones are
 *       left out, and each comes once.
 *   <li>PROFILES-2: an update changes what is given and leaves the rest.
 *   <li>PROFILES-3: an update is durable and seen by every read after it is answered; one that
 *       comes meanwhile finds each property as it was or as it will be.
 *   <li>PROFILES-4: a picture is set only of objects that the media ledger has verified; they are
 *       in use from then on, and those of the picture before it are not any more.
 *   <li>PROFILES-5: changing privacy raises the person's privacy version.
 *   <li>PROFILES-6: the time when a person was last seen only rises.
 * </ul>
 */
public interface Profiles {
  /** The profiles of these people, in any order. */
  List<Profile> byId(Collection<PersonId> people);

  /** The profiles with these usernames, in any order. */
  List<Profile> byUsername(Collection<Username> usernames);

  /** Changes a profile. */
  ProfileUpdate update(PersonId person, ProfileChange change);

  /**
   * Notes that people were online; unknown ones are left out.
   *
   * @param at to the millisecond
   */
  void seen(Collection<PersonId> people, Instant at);
}
