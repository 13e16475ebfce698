package io.i9chat.domain.live;

import io.i9chat.ports.model.PersonId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which connections of this node watch which people.
 *
 * @param <W> what stands for a connection, by identity
 */
final class Watchers<W> {
  private final ConcurrentHashMap<PersonId, Set<W>> watchers = new ConcurrentHashMap<>();

  void add(PersonId person, W watcher) {
    watchers.compute(
        person,
        (same, before) -> {
          Set<W> all = before == null ? ConcurrentHashMap.newKeySet() : before;
          all.add(watcher);
          return all;
        });
  }

  void remove(PersonId person, W watcher) {
    watchers.computeIfPresent(
        person,
        (same, all) -> {
          all.remove(watcher);
          return all.isEmpty() ? null : all;
        });
  }

  /** Whether any connection here watches this person. */
  boolean any(PersonId person) {
    return watchers.containsKey(person);
  }

  /** Those who watch this person. */
  Set<W> of(PersonId person) {
    return watchers.getOrDefault(person, Set.of());
  }

  /** All people who are watched. */
  Set<PersonId> people() {
    return watchers.keySet();
  }
}
