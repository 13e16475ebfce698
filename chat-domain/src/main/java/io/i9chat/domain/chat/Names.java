package io.i9chat.domain.chat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The handles behind the ids that logs are made of. Handles never change, so they are remembered:
 * two generations of maps, of which the older is forgotten when the younger is full.
 */
public final class Names {
  private static final int GENERATION = 100_000;

  private final Profiles profiles;
  private volatile Map<PersonId, Username> young = new ConcurrentHashMap<>();
  private volatile Map<PersonId, Username> old = Map.of();

  /** Names as {@code profiles} has them. */
  public Names(Profiles profiles) {
    this.profiles = profiles;
  }

  /** The handle of a person, {@code null} if their account is deleted. */
  public @Nullable Username of(PersonId person) {
    Username known = remembered(person);
    return known != null ? known : of(List.of(person)).get(person);
  }

  /** The handles of these people; those of deleted accounts are left out. */
  public Map<PersonId, Username> of(Collection<PersonId> people) {
    Map<PersonId, Username> found = HashMap.newHashMap(people.size());
    List<PersonId> missing = new ArrayList<>();
    for (PersonId person : people) {
      Username known = remembered(person);
      if (known == null) {
        missing.add(person);
      } else {
        found.put(person, known);
      }
    }
    if (!missing.isEmpty()) {
      for (Profile profile : profiles.byId(missing)) {
        remember(profile.id(), profile.username());
        found.put(profile.id(), profile.username());
      }
    }
    return found;
  }

  private @Nullable Username remembered(PersonId person) {
    Username known = young.get(person);
    if (known == null) {
      known = old.get(person);
      if (known != null) {
        remember(person, known);
      }
    }
    return known;
  }

  private void remember(PersonId person, Username username) {
    if (young.size() >= GENERATION) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
    young.put(person, username);
  }
}
