package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.adapter.neo4j.node.Uses;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Facts;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.neo4j.driver.TransactionContext;

/**
 * What decisions rest on that no chat holds, locked: people's privacy versions, and which uploaded
 * objects can be used.
 */
record LockedFacts(Map<PersonId, Long> privacyVersions, Set<MediaId> usable)
    implements Facts<RuntimeException> {
  static final LockedFacts NONE = new LockedFacts(Map.of(), Set.of());

  /** Locks and reads; most transactions ask for nothing, and no query is made for them. */
  static LockedFacts load(
      TransactionContext tx, Collection<PersonId> people, Collection<MediaId> media) {
    if (people.isEmpty() && media.isEmpty()) {
      return NONE;
    }
    return new LockedFacts(
        people.isEmpty() ? Map.of() : People.privacyVersions(tx, people),
        media.isEmpty() ? Set.of() : Uses.usable(tx, media));
  }

  @Override
  public OptionalLong privacyVersion(PersonId person) {
    Long found = privacyVersions.get(person);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found);
  }

  @Override
  public boolean isUsable(Collection<MediaId> media) {
    return usable.containsAll(media);
  }
}
