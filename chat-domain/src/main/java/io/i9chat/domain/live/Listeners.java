package io.i9chat.domain.live;

import io.i9chat.ports.model.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who listens on this node: the subscriptions of each person, in a map that is read without locks.
 */
final class Listeners {
  private final ConcurrentHashMap<PersonId, List<LiveSubscription>> online =
      new ConcurrentHashMap<>();

  void add(LiveSubscription subscription) {
    online.merge(
        subscription.person(),
        List.of(subscription),
        (old, added) -> {
          List<LiveSubscription> all = new ArrayList<>(old);
          all.addAll(added);
          return List.copyOf(all);
        });
  }

  void remove(LiveSubscription subscription) {
    online.computeIfPresent(
        subscription.person(),
        (person, old) -> {
          List<LiveSubscription> rest = old.stream().filter(s -> s != subscription).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  /** Ends all subscriptions. */
  void clear() {
    online.values().forEach(each -> each.forEach(LiveSubscription::silence));
    online.clear();
  }

  /** Whether there is a listener for {@code person}. */
  boolean has(PersonId person) {
    return online.containsKey(person);
  }

  /** All people who have a listener. */
  Set<PersonId> people() {
    return online.keySet();
  }

  /** Hands an event to all listeners for {@code person}. */
  void tell(PersonId person, Delivery delivery) {
    for (LiveSubscription subscription : online.getOrDefault(person, List.of())) {
      subscription.tell(delivery);
    }
  }

  /** Hands an event to all listeners. */
  void tellAll(Delivery delivery) {
    Collection<List<LiveSubscription>> all = online.values();
    all.forEach(each -> each.forEach(subscription -> subscription.tell(delivery)));
  }
}
