package io.i9chat.tck.broken.people;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Profiles;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverPeople.OverBlocks;
import io.i9chat.tck.broken.fake.OverStore.OverProfiles;
import io.i9chat.tck.broken.fake.Overlap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Profiles and blocks that break a rule each. */
public final class PeopleFakes {
  private PeopleFakes() {}

  public static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(profiles());
    fakes.addAll(PictureFakes.all());
    fakes.addAll(blocks());
    fakes.addAll(relations());
    return fakes;
  }

  static Fake profile(String rule, String how, Function<Profiles, Profiles> breaking) {
    return Fake.ofPort(
        rule,
        how,
        Cases.ProfilesCase.class,
        Profiles.class,
        good -> breaking.apply(good.profiles()));
  }

  private static List<Fake> profiles() {
    return List.of(
        profile(
            "PROFILES-1",
            "one comes as often as asked for",
            good ->
                new OverProfiles(good) {
                  @Override
                  public List<Profile> byId(Collection<PersonId> people) {
                    return people.stream()
                        .flatMap(person -> real.byId(List.of(person)).stream())
                        .toList();
                  }
                }),
        profile("PROFILES-2", "what is not given is emptied", Emptying::new),
        profile(
            "PROFILES-3",
            "profiles are cached by username",
            good ->
                new OverProfiles(good) {
                  private final Map<Set<Username>, List<Profile>> cache = new ConcurrentHashMap<>();

                  @Override
                  public List<Profile> byUsername(Collection<Username> names) {
                    return cache.computeIfAbsent(Set.copyOf(names), key -> real.byUsername(names));
                  }
                }),
        profile("PROFILES-3", "what was goes before what will be is there", Tearing::new));
  }

  private static final class Tearing extends OverProfiles {
    Tearing(Profiles good) {
      super(good);
    }

    @Override
    public ProfileUpdate update(PersonId person, ProfileChange change) {
      if (change.bio() != null) {
        real.update(
            person, new ProfileChange(null, new Bio(""), Change.keep(), PrivacyChange.NONE));
        LockSupport.parkNanos(1_000_000);
      }
      return real.update(person, change);
    }
  }

  private static final class Emptying extends OverProfiles {
    Emptying(Profiles real) {
      super(real);
    }

    @Override
    public ProfileUpdate update(PersonId person, ProfileChange change) {
      Bio bio = Objects.requireNonNullElse(change.bio(), new Bio(""));
      return real.update(
          person, new ProfileChange(change.displayName(), bio, change.picture(), change.privacy()));
    }
  }

  /** Tells the first privacy version of every person, whatever happens. */
  static final class StillPrivacyVersions extends OverBlocks {
    StillPrivacyVersions(Blocks real) {
      super(real);
    }

    @Override
    public Relations between(PersonId self, Collection<PersonId> others) {
      Map<PersonId, Relation> still = new HashMap<>();
      real.between(self, others)
          .others()
          .forEach((person, r) ->
              still.put(
                  person, new Relation(0, r.blocked(), r.blocking(), r.privacy(), r.wrote())));
      return new Relations(0, still);
    }
  }

  private static Fake block(String rule, String how, Function<Blocks, Blocks> breaking) {
    return Fake.ofPort(
        rule, how, Cases.BlocksCase.class, Blocks.class, good -> breaking.apply(good.blocks()));
  }

  private static List<Fake> blocks() {
    return Stream.of(ownBlocks(), countedBlocks(), privacyVersionsOfBlocks(), cachedRelations())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fake> ownBlocks() {
    return List.of(
        block(
            "BLOCKS-1",
            "a block is of both",
            good ->
                new OverBlocks(good) {
                  @Override
                  public boolean remove(PersonId person, PersonId other) {
                    return real.remove(person, other) || real.remove(other, person);
                  }
                }),
        block(
            "BLOCKS-1",
            "blocks that meet are each answered as new",
            good ->
                new OverBlocks(good) {
                  private final Overlap overlap = new Overlap();

                  @Override
                  public Blocking add(PersonId person, PersonId other) {
                    return overlap.call(
                        () -> real.add(person, other),
                        () -> {
                          var unused = real.add(person, other);
                          return Blocking.ADDED;
                        });
                  }
                }));
  }

  private static List<Fake> countedBlocks() {
    return List.of(
        block(
            "BLOCKS-6",
            "blocks that meet are counted without each other",
            good ->
                new OverBlocks(good) {
                  private final Overlap overlap = new Overlap();

                  @Override
                  public Blocking add(PersonId person, PersonId other) {
                    return overlap.call(
                        () -> real.add(person, other),
                        () -> {
                          Blocking added = real.add(person, other);
                          return added == Blocking.FULL ? Blocking.ADDED : added;
                        });
                  }
                }));
  }

  private static List<Fake> privacyVersionsOfBlocks() {
    return List.of(
        block(
            "BLOCKS-2",
            "the last blocked comes first",
            good ->
                new OverBlocks(good) {
                  @Override
                  public List<PersonId> of(PersonId person) {
                    return real.of(person).reversed();
                  }
                }),
        block("BLOCKS-3", "blocks leave the privacy version", StillPrivacyVersions::new),
        block(
            "BLOCKS-3",
            "blocking again raises the privacy version again",
            good ->
                new OverBlocks(good) {
                  @Override
                  public Blocking add(PersonId person, PersonId other) {
                    Blocking added = real.add(person, other);
                    if (added == Blocking.UNCHANGED) {
                      real.remove(person, other);
                      real.add(person, other);
                    }
                    return added;
                  }
                }));
  }

  private static List<Fake> cachedRelations() {
    return List.of(
        block(
            "BLOCKS-5",
            "relations are cached until their own side changes them",
            good ->
                new OverBlocks(good) {
                  private final Map<List<Object>, Relations> cache = new ConcurrentHashMap<>();

                  @Override
                  public Blocking add(PersonId person, PersonId other) {
                    cache.keySet().removeIf(key -> key.getFirst().equals(person));
                    return real.add(person, other);
                  }

                  @Override
                  public Relations between(PersonId self, Collection<PersonId> others) {
                    return cache.computeIfAbsent(
                        List.of(self, Set.copyOf(others)), key -> real.between(self, others));
                  }
                }));
  }

  private static Fake relation(String how, UnaryOperator<Relation> breaking) {
    return block(
        "BLOCKS-4",
        how,
        good ->
            new OverBlocks(good) {
              @Override
              public Relations between(PersonId self, Collection<PersonId> others) {
                Relations relations = real.between(self, others);
                Map<PersonId, Relation> told = new HashMap<>();
                relations.others().forEach((who, what) -> told.put(who, breaking.apply(what)));
                return new Relations(relations.privacyVersion(), told);
              }
            });
  }

  private static List<Fake> relations() {
    return List.of(
        relation(
            "blocks of either side are those of both",
            r ->
                new Relation(
                    r.privacyVersion(), r.isBlocked(), r.isBlocked(), r.privacy(), r.wrote())),
        relation(
            "privacy is what it was at first",
            r ->
                new Relation(
                    r.privacyVersion(), r.blocked(), r.blocking(), Privacy.DEFAULT, r.wrote())),
        relation(
            "nobody ever wrote",
            r -> new Relation(r.privacyVersion(), r.blocked(), r.blocking(), r.privacy(), false)));
  }
}
