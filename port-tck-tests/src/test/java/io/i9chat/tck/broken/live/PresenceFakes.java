package io.i9chat.tck.broken.live;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Overlap;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Presence boards that break a rule each. */
public final class PresenceFakes {
  private PresenceFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("PRESENCE-1", "one device that goes takes the person along", OneGoesAllGo::new),
        fake("PRESENCE-2", "looks first and puts up then", Racy::new),
        fake("PRESENCE-3", "counts instead of remembering", Counting::new));
  }

  private static Fake fake(String rule, String how, Supplier<PresenceBoard> breaking) {
    return new Fake(rule, how, Cases.PresenceCase.class, breaking);
  }

  private static final class OneGoesAllGo implements PresenceBoard {
    private final Set<PersonId> there = ConcurrentHashMap.newKeySet();

    @Override
    public boolean arrive(PersonId person, UUID connection) {
      return there.add(person);
    }

    @Override
    public boolean leave(PersonId person, UUID connection) {
      return there.remove(person);
    }

    @Override
    public Set<PersonId> online(Collection<PersonId> people) {
      return people.stream().filter(there::contains).collect(Collectors.toSet());
    }
  }

  private static final class Racy implements PresenceBoard {
    private final Map<PersonId, Set<UUID>> there = new ConcurrentHashMap<>();

    private Set<UUID> of(PersonId person) {
      return there.computeIfAbsent(person, any -> ConcurrentHashMap.newKeySet());
    }

    @Override
    public boolean arrive(PersonId person, UUID connection) {
      boolean first = of(person).isEmpty();
      Overlap.pause();
      return of(person).add(connection) && first;
    }

    @Override
    public boolean leave(PersonId person, UUID connection) {
      boolean there = of(person).remove(connection);
      return there && of(person).isEmpty();
    }

    @Override
    public Set<PersonId> online(Collection<PersonId> people) {
      return people.stream()
          .filter(person -> !of(person).isEmpty())
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  private static final class Counting implements PresenceBoard {
    private final Map<PersonId, Integer> there = new ConcurrentHashMap<>();

    @Override
    public boolean arrive(PersonId person, UUID connection) {
      return there.merge(person, 1, Integer::sum) == 1;
    }

    @Override
    public boolean leave(PersonId person, UUID connection) {
      boolean any = there.containsKey(person);
      return any
          && there.computeIfPresent(person, (p, count) -> count == 1 ? null : count - 1) == null;
    }

    @Override
    public Set<PersonId> online(Collection<PersonId> people) {
      return people.stream().filter(there::containsKey).collect(Collectors.toSet());
    }
  }
}
