package io.i9chat.adapter.local;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The people of this process, which is the only node: no other has people, or reaps its own. */
final class LocalPresenceBoard implements PresenceBoard {
  private final Set<PersonId> there = ConcurrentHashMap.newKeySet();

  @Override
  public Set<PersonId> arrive(Collection<PersonId> people) {
    Set<PersonId> come = new HashSet<>();
    for (PersonId person : people) {
      if (there.add(person)) {
        come.add(person);
      }
    }
    return come;
  }

  @Override
  public Set<PersonId> leave(Collection<PersonId> people) {
    Set<PersonId> gone = new HashSet<>();
    for (PersonId person : people) {
      if (there.remove(person)) {
        gone.add(person);
      }
    }
    return gone;
  }

  @Override
  public Set<PersonId> online(Collection<PersonId> people) {
    Set<PersonId> online = new HashSet<>();
    for (PersonId person : people) {
      if (there.contains(person)) {
        online.add(person);
      }
    }
    return online;
  }

  @Override
  public Map<PersonId, Instant> reap() {
    return Map.of();
  }

  @Override
  public Set<PersonId> retire() {
    return leave(Set.copyOf(there));
  }
}
