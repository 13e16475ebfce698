package io.i9chat.tck.memory;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A board of one node, under one lock. */
final class InMemoryPresenceBoard implements PresenceBoard {
  private final Set<PersonId> there = new HashSet<>();

  @Override
  public synchronized Set<PersonId> arrive(Collection<PersonId> people) {
    return people.stream().filter(there::add).collect(Collectors.toSet());
  }

  @Override
  public synchronized Set<PersonId> leave(Collection<PersonId> people) {
    return people.stream().filter(there::remove).collect(Collectors.toSet());
  }

  @Override
  public synchronized Set<PersonId> online(Collection<PersonId> people) {
    return people.stream().filter(there::contains).collect(Collectors.toSet());
  }

  @Override
  public Map<PersonId, Instant> reap() {
    return Map.of();
  }

  @Override
  public synchronized Set<PersonId> retire() {
    Set<PersonId> all = Set.copyOf(there);
    there.clear();
    return all;
  }
}
