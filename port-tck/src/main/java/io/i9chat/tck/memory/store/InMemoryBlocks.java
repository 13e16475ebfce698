package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.ports.people.Blocks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The blocks in memory. */
final class InMemoryBlocks implements Blocks {
  private final StoreState store;

  InMemoryBlocks(StoreState store) {
    this.store = store;
  }

  private Set<PersonId> held(PersonId person) {
    return store.blocked.computeIfAbsent(person, unknown -> new TreeSet<>());
  }

  @Override
  public Blocking add(PersonId person, PersonId other) {
    return store.locked(() -> {
      if (!store.accounts.containsKey(person)
          || !store.accounts.containsKey(other)
          || held(person).contains(other)) {
        return Blocking.UNCHANGED;
      }
      if (held(person).size() >= MOST) {
        return Blocking.FULL;
      }
      held(person).add(other);
      changed(person, other);
      return Blocking.ADDED;
    });
  }

  @Override
  public boolean remove(PersonId person, PersonId other) {
    return store.locked(() -> held(person).remove(other) && changed(person, other));
  }

  private boolean changed(PersonId person, PersonId other) {
    store.raisePrivacyVersion(person);
    store.directChat(person, other).ifPresent(ChatState::raiseVersion);
    return true;
  }

  @Override
  public List<PersonId> of(PersonId person) {
    return store.locked(() -> List.copyOf(held(person)));
  }

  @Override
  public Relations between(PersonId self, Collection<PersonId> others) {
    return store.locked(() -> {
      Map<PersonId, Relation> relations = new HashMap<>();
      for (PersonId other : others) {
        Profile profile = store.profiles.get(other);
        if (profile != null) {
          relations.put(
              other,
              new Relation(
                  store.privacyVersion(other),
                  store.blocks(self, other),
                  store.blocks(other, self),
                  profile.privacy(),
                  !self.equals(other) && wrote(other, self)));
        }
      }
      return new Relations(store.privacyVersion(self), relations);
    });
  }

  private boolean wrote(PersonId author, PersonId to) {
    Stream<Entry> entries =
        store.directChat(author, to).stream().flatMap(chat -> chat.log.entries.stream());
    return entries
        .filter(entry -> entry.payload() instanceof Payload.Message)
        .anyMatch(entry -> entry.author().equals(author));
  }
}
