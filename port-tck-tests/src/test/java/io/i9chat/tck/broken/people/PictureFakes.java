package io.i9chat.tck.broken.people;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Profiles;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverStore.OverProfiles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Profiles that break a rule about pictures, privacy or last seen. */
public final class PictureFakes {
  private PictureFakes() {}

  public static List<Fake> all() {
    return Stream.of(picturesAndPrivacyVersions(), seen()).flatMap(List::stream).toList();
  }

  private static List<Fake> picturesAndPrivacyVersions() {
    return List.of(
        Fake.ofPort(
            "PROFILES-4",
            "whatever is announced may be a picture",
            Cases.ProfilesCase.class,
            Profiles.class,
            good ->
                new OverProfiles(good.profiles()) {
                  @Override
                  public ProfileUpdate update(PersonId person, ProfileChange change) {
                    if (change.picture() instanceof Change.To<?>(Object picture)
                        && picture instanceof io.i9chat.ports.model.people.Picture next) {
                      next.objects().forEach(each -> good.ledger().verified(each, "unseen"));
                    }
                    return real.update(person, change);
                  }
                }),
        Fake.ofPort(
            "PROFILES-5",
            "privacy leaves the privacy version",
            Cases.ProfilesCase.class,
            Blocks.class,
            good -> new PeopleFakes.StillPrivacyVersions(good.blocks())));
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
