package io.i9chat.tck.memory;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The profiles in memory. */
final class InMemoryProfiles implements Profiles {
  private final InMemoryStore store;

  InMemoryProfiles(InMemoryStore store) {
    this.store = store;
  }

  private List<Profile> those(Predicate<Profile> which) {
    return store.locked(() -> store.profiles.values().stream().filter(which).toList());
  }

  @Override
  public List<Profile> byId(Collection<PersonId> people) {
    return those(profile -> people.contains(profile.id()));
  }

  @Override
  public List<Profile> byUsername(Collection<Username> usernames) {
    return those(profile -> usernames.contains(profile.username()));
  }

  @Override
  public Optional<Profile> update(
      PersonId person, @Nullable DisplayName displayName, @Nullable Bio bio) {
    return store.locked(() ->
        Optional.ofNullable(
            store.profiles.computeIfPresent(
                person,
                (id, held) ->
                    new Profile(
                        id,
                        held.username(),
                        displayName == null ? held.displayName() : displayName,
                        bio == null ? held.bio() : bio))));
  }
}
