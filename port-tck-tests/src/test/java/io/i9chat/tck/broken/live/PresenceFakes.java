package io.i9chat.tck.broken.live;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Overlap;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Presence boards that break a rule each. */
public final class PresenceFakes {
  private PresenceFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("PRESENCE-1", "one person who goes takes the others along", OneGoesAllGo::new),
        fake("PRESENCE-2", "looks first and puts up then", Racy::new),
        fake("PRESENCE-3", "all who arrive are the first", Forgetful::new));
  }

  private static Fake fake(String rule, String how, Supplier<PresenceBoard> breaking) {
    return new Fake(rule, how, Cases.PresenceCase.class, breaking);
  }

  private static final class OneGoesAllGo extends OverBoard {
    OneGoesAllGo() {
      super(InMemoryPorts.fresh().presence());
    }

    @Override
    public Set<PersonId> leave(Collection<PersonId> people) {
      return real.retire();
    }
  }

  private static final class Racy implements PresenceBoard {
    private final Set<PersonId> there = ConcurrentHashMap.newKeySet();

    @Override
    public Set<PersonId> arrive(Collection<PersonId> people) {
      Set<PersonId> come = new HashSet<>(people);
      come.removeAll(there);
      Overlap.pause();
      there.addAll(people);
      return come;
    }

    @Override
    public Set<PersonId> leave(Collection<PersonId> people) {
      return people.stream().filter(there::remove).collect(Collectors.toSet());
    }

    @Override
    public Set<PersonId> online(Collection<PersonId> people) {
      return people.stream().filter(there::contains).collect(Collectors.toSet());
    }

    @Override
    public Map<PersonId, Instant> reap() {
      return Map.of();
    }

    @Override
    public Set<PersonId> retire() {
      return leave(there);
    }
  }

  private static final class Forgetful extends OverBoard {
    Forgetful() {
      super(InMemoryPorts.fresh().presence());
    }

    @Override
    public Set<PersonId> arrive(Collection<PersonId> people) {
      real.arrive(people);
      return Set.copyOf(people);
    }
  }
}
