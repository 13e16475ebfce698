package io.i9chat.domain.live;

import io.i9chat.ports.model.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens on this node: the recipients of each person, in a map that is read without locks. */
final class Listeners {
  private final ConcurrentHashMap<PersonId, List<Recipient>> online = new ConcurrentHashMap<>();

  void add(Recipient recipient) {
    online.merge(
        recipient.person(),
        List.of(recipient),
        (old, added) -> {
          List<Recipient> all = new ArrayList<>(old);
          all.addAll(added);
          return List.copyOf(all);
        });
  }

  void remove(Recipient recipient) {
    online.computeIfPresent(
        recipient.person(),
        (person, old) -> {
          List<Recipient> rest = old.stream().filter(other -> !other.equals(recipient)).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  /** Silences all recipients. */
  void clear() {
    online.values().forEach(each -> each.forEach(Recipient::silence));
    online.clear();
  }

  /** Whether {@code person} has a recipient. */
  boolean has(PersonId person) {
    return online.containsKey(person);
  }

  /** All people who have a recipient. */
  Set<PersonId> people() {
    return online.keySet();
  }

  /** Hands an event to all recipients of {@code person}. */
  void tell(PersonId person, Delivery delivery) {
    for (Recipient recipient : online.getOrDefault(person, List.of())) {
      recipient.tell(delivery);
    }
  }

  /** Hands an event to all recipients. */
  void tellAll(Delivery delivery) {
    Collection<List<Recipient>> all = online.values();
    all.forEach(each -> each.forEach(recipient -> recipient.tell(delivery)));
  }
}
