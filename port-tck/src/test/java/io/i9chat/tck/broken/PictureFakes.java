package io.i9chat.tck.broken;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Profiles;
import io.i9chat.tck.broken.OverStore.OverProfiles;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Profiles that break a rule about pictures, privacy or last seen. */
final class PictureFakes {
  private PictureFakes() {}

  static List<Fake> all() {
    return Stream.of(picturesAndPrivacyVersions(), seen()).flatMap(List::stream).toList();
  }

  private static List<Fake> picturesAndPrivacyVersions() {
    return List.of(
        new Fake(
            "PROFILES-4",
            "whatever is announced may be a picture",
            Cases.ProfilesCase.class,
            () -> {
              var good = InMemoryPorts.freshStore();
              return OverStore.with(
                  good,
                  Profiles.class,
                  new OverProfiles(good.profiles()) {
                    @Override
                    public ProfileUpdate update(PersonId person, ProfileChange change) {
                      if (change.picture() instanceof Change.To<?>(Object picture)
                          && picture instanceof io.i9chat.ports.model.people.Picture next) {
                        next.objects().forEach(each -> good.ledger().verified(each, "unseen"));
                      }
                      return real.update(person, change);
                    }
                  });
            }),
        new Fake(
            "PROFILES-5",
            "privacy leaves the stance",
            Cases.ProfilesCase.class,
            () -> {
              var good = InMemoryPorts.freshStore();
              return OverStore.with(
                  good, Blocks.class, new PeopleFakes.StillPrivacyVersions(good.blocks()));
            }));
  }

  private static List<Fake> seen() {
    return List.of(
        PeopleFakes.profile(
            "PROFILES-6",
            "the last call says when",
            good ->
                new OverProfiles(good) {
                  private final Map<PersonId, Instant> last = new ConcurrentHashMap<>();

                  @Override
                  public void seen(Collection<PersonId> people, Instant at) {
                    people.forEach(person -> last.put(person, at));
                  }

                  @Override
                  public List<Profile> byId(Collection<PersonId> people) {
                    return real.byId(people).stream().map(this::told).toList();
                  }

                  private Profile told(Profile p) {
                    return new Profile(
                        p.id(),
                        p.username(),
                        p.displayName(),
                        p.bio(),
                        p.picture(),
                        p.privacy(),
                        last.get(p.id()));
                  }
                }));
  }
}
