package io.i9chat.adapter.local;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of this process. A person's set is replaced, never changed, so that asking takes
 * no lock; nearly every person has one connection or two, and such sets are small.
 */
final class LocalPresenceBoard implements PresenceBoard {
  private final ConcurrentHashMap<PersonId, Set<UUID>> connections = new ConcurrentHashMap<>();

  @Override
  public boolean arrive(PersonId person, UUID connection) {
    boolean[] first = new boolean[1];
    connections.compute(
        person,
        (any, before) -> {
          first[0] = before == null;
          return before == null ? Set.of(connection) : with(before, connection);
        });
    return first[0];
  }

  @Override
  public boolean leave(PersonId person, UUID connection) {
    boolean[] last = new boolean[1];
    connections.computeIfPresent(
        person,
        (any, before) -> {
          Set<UUID> rest = without(before, connection);
          last[0] = rest.isEmpty();
          return rest.isEmpty() ? null : rest;
        });
    return last[0];
  }

  @Override
  public Set<PersonId> online(Collection<PersonId> people) {
    Set<PersonId> online = new HashSet<>();
    for (PersonId person : people) {
      if (connections.containsKey(person)) {
        online.add(person);
      }
    }
    return online;
  }

  private static Set<UUID> with(Set<UUID> before, UUID connection) {
    Set<UUID> all = new HashSet<>(before);
    all.add(connection);
    return Set.copyOf(all);
  }

  private static Set<UUID> without(Set<UUID> before, UUID connection) {
    Set<UUID> rest = new HashSet<>(before);
    rest.remove(connection);
    return Set.copyOf(rest);
  }
}
