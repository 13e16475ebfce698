package io.i9chat.domain.live;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  /** Takes note of what an entry makes of people. */
  void pass(Entry entry) {
    Membership[] newcomer = new Membership[1];
    entry
        .payload()
        .statuses(entry.author())
        .forEach((person, status) -> {
          Membership before = members.get(person);
          if (before == null && status.isIn()) {
            if (newcomer[0] == null) {
              newcomer[0] = after(Membership.NONE, entry.seq(), status);
            }
            members.put(person, newcomer[0]);
          } else if (before != null) {
            members.put(person, after(before, entry.seq(), status));
          }
        });
  }

  /** Drops those put out by an entry that has been told of. */
  void passed(Entry entry) {
    for (PersonId person : entry.payload().putsOut(entry.author())) {
      members.computeIfPresent(
          person,
          (same, membership) ->
              membership.windows().getLast().to() <= entry.seq() ? null : membership);
    }
  }

  /**
   * A person's membership after an entry at {@code seq} that changes it: a pure function. An entry
   * that is already known changes nothing.
   */
  static Membership after(Membership before, long seq, MemberStatus status) {
    List<Window> windows = before.windows();
    Window last = windows.isEmpty() ? null : windows.getLast();
    if (last != null && (last.from() > seq || (last.to() != Window.OPEN && last.to() >= seq))) {
      return before;
    }
    if (status.isIn() == before.isIn()) {
      return new Membership(status, windows, 0, null);
    }
    List<Window> now = new ArrayList<>(windows);
    if (status.isIn()) {
      now.add(new Window(seq, Window.OPEN));
    } else {
      now.set(now.size() - 1, new Window(windows.getLast().from(), seq));
    }
    return new Membership(status, now, 0, null);
  }
}
