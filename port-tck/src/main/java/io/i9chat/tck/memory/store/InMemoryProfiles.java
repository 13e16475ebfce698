package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** The profiles in memory. */
final class InMemoryProfiles implements Profiles {
  private final StoreState store;
  private final MediaState media;

  InMemoryProfiles(StoreState store) {
    this.store = store;
    this.media = new MediaState(store);
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
  public ProfileUpdate update(PersonId person, ProfileChange change) {
    return store.locked(() -> {
      Profile held = store.profiles.get(person);
      if (held == null) {
        return new ProfileUpdate.NoSuchPerson();
      }
      if (change.picture() instanceof Change.To<Picture>(Picture next)) {
        if (!media.areVerified(next.objects())) {
          return new ProfileUpdate.MediaGone();
        }
        media.use(next.objects());
      }
      Profile changed = change.on(held);
      if (!changed.privacy().equals(held.privacy())) {
        store.raisePrivacyVersion(person);
      }
      store.profiles.put(person, changed);
      return new ProfileUpdate.Updated(changed);
    });
  }

  @Override
  public void seen(Collection<PersonId> people, Instant at) {
    store.run(() ->
        people.forEach(person ->
            store.profiles.computeIfPresent(
                person,
                (id, held) ->
                    held.lastSeen() == null || held.lastSeen().isBefore(at)
                        ? seen(held, at)
                        : held)));
  }

  private static Profile seen(Profile held, Instant at) {
    return new Profile(
        held.id(),
        held.username(),
        held.displayName(),
        held.bio(),
        held.picture(),
        held.privacy(),
        at);
  }
}
