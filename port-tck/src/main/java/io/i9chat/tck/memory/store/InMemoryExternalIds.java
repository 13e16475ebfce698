package io.i9chat.tck.memory.store;

import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The external ids in memory. */
final class InMemoryExternalIds implements ExternalIds {
  private final StoreState store;
  private final InMemoryAccounts accounts;

  InMemoryExternalIds(StoreState store, InMemoryAccounts accounts) {
    this.store = store;
    this.accounts = accounts;
  }

  @Override
  public Enrolment enrol(List<NewPerson> people) {
    return store.locked(() -> {
      Map<ExternalId, NewPerson> missing = new LinkedHashMap<>();
      for (NewPerson each : people) {
        if (!store.externalIds.containsKey(each.externalId())) {
          missing.putIfAbsent(each.externalId(), each);
        }
      }
      Set<Username> usernames = new HashSet<>();
      for (NewPerson each : missing.values()) {
        Username username = each.account().account().username();
        if (!usernames.add(username) || accounts.isTaken(username)) {
          return new Enrolment.UsernameTaken(each);
        }
      }
      missing.values().forEach(this::add);
      return new Enrolment.Done(people(people.stream().map(NewPerson::externalId).toList()));
    });
  }

  private void add(NewPerson newcomer) {
    accounts.add(newcomer.account());
    store.externalIds.put(newcomer.externalId(), newcomer.account().account().id());
  }

  @Override
  public Map<ExternalId, PersonId> people(Collection<ExternalId> externalIds) {
    return store.locked(() -> {
      Map<ExternalId, PersonId> found = new HashMap<>(store.externalIds);
      found.keySet().retainAll(Set.copyOf(externalIds));
      return Map.copyOf(found);
    });
  }

  @Override
  public Map<PersonId, ExternalId> of(Collection<PersonId> people) {
    Set<PersonId> asked = Set.copyOf(people);
    return store.locked(() -> {
      Map<PersonId, ExternalId> found = new HashMap<>();
      store.externalIds.forEach((externalId, person) -> {
        if (asked.contains(person)) {
          found.put(person, externalId);
        }
      });
      return Map.copyOf(found);
    });
  }
}
