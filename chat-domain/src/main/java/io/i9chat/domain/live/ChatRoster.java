package io.i9chat.domain.live;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Who is in a chat, and since when, kept up to date by the entries that pass. It may be ahead of
 * the entry that passes, for it is read from a store that is: the windows say who sees what. Read
 * by any thread, changed only by the one that forwards the chat's entries.
 */
final class ChatRoster {
  private final Map<PersonId, Membership> members;

  ChatRoster(Map<PersonId, Membership> people) {
    members = new ConcurrentHashMap<>(people.size() + 1);
    add(people);
  }

  /** Adds people as the store has them; most have the same windows, and share them. */
  void add(Map<PersonId, Membership> people) {
    Map<Membership, Membership> shared = new HashMap<>();
    people.forEach((person, membership) -> {
      Membership lean = new Membership(membership.status(), membership.windows(), 0, null);
      members.put(person, shared.computeIfAbsent(lean, same -> same));
    });
  }

  /** How many are in. */
  int size() {
    return members.size();
  }

  /** A person's membership; none if they are not in. */
  Membership of(PersonId person) {
    return members.getOrDefault(person, Membership.NONE);
  }

  /** Goes through all people in it. */
  void forEach(BiConsumer<PersonId, Membership> visitor) {
    members.forEach(visitor);
  }

  /** Whether a person is there, in or on their way out. */
  boolean has(PersonId person) {
    return members.containsKey(person);
  }

  /** Takes note of what an entry makes of people; one that is known already changes nothing. */
  void pass(Entry entry) {
    if (!(entry.payload() instanceof Payload.Activity payload)) {
      return;
    }
    Map<Membership, Membership> shared = new HashMap<>();
    payload
        .statuses(entry.author())
        .forEach((person, status) -> {
          Membership before = of(person);
          Membership after = before.after(entry.seq(), status, payload.admits());
          if (!after.equals(before)) {
            members.put(person, shared.computeIfAbsent(after, same -> same));
          }
        });
  }

  /** Drops those put out by an entry that has been told of. */
  void passed(Entry entry) {
    for (PersonId person : entry.payload().putsOut(entry.author())) {
      members.computeIfPresent(
          person, (same, membership) -> membership.seesAfter(entry.seq()) ? membership : null);
    }
  }
}
