package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.people.Places;
import io.i9chat.tck.memory.store.StoreState.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The places in memory. */
final class InMemoryPlaces implements Places {
  private final StoreState store;

  InMemoryPlaces(StoreState store) {
    this.store = store;
  }

  @Override
  public void put(PersonId person, GeoPoint place, Instant at) {
    store.run(() -> {
      Account account = store.accounts.get(person);
      if (account != null && !account.disabled()) {
        store.places.put(person, new Place(place, at));
      }
    });
  }

  @Override
  public void clear(PersonId person) {
    store.run(() -> store.places.remove(person));
  }

  @Override
  public Optional<GeoPoint> of(PersonId person, Instant since) {
    return store.locked(() ->
        Optional.ofNullable(store.places.get(person))
            .filter(place -> !place.at().isBefore(since))
            .map(Place::point));
  }

  @Override
  public List<Neighbour> near(
      PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
    Comparator<Neighbour> nearestFirst =
        Comparator.comparingDouble((Neighbour each) -> from.distanceTo(each.at()))
            .thenComparing(Neighbour::person);
    return store.locked(() ->
        store.places.keySet().stream()
            .filter(person -> !person.equals(viewer))
            .filter(person -> !store.blocks(viewer, person) && !store.blocks(person, viewer))
            .flatMap(person -> of(person, since).map(at -> new Neighbour(person, at)).stream())
            .filter(each -> from.distanceTo(each.at()) <= radius)
            .sorted(nearestFirst)
            .limit(limit)
            .toList());
  }

  @Override
  public void forget(Instant since) {
    store.run(() -> store.places.values().removeIf(place -> place.at().isBefore(since)));
  }
}
