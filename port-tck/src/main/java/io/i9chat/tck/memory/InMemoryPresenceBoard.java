package io.i9chat.tck.memory;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A board under one lock. */
final class InMemoryPresenceBoard implements PresenceBoard {
  private final Map<PersonId, Set<UUID>> connections = new HashMap<>();

  @Override
  public synchronized boolean arrive(PersonId person, UUID connection) {
    Set<UUID> own = connections.computeIfAbsent(person, any -> new HashSet<>());
    return own.add(connection) && own.size() == 1;
  }

  @Override
  public synchronized boolean leave(PersonId person, UUID connection) {
    Set<UUID> own = connections.getOrDefault(person, new HashSet<>());
    boolean last = own.remove(connection) && own.isEmpty();
    if (last) {
      connections.remove(person);
    }
    return last;
  }

  @Override
  public synchronized Set<PersonId> online(Collection<PersonId> people) {
    return people.stream().filter(connections::containsKey).collect(Collectors.toSet());
  }
}
