package io.i9chat.tck.memory.store;

import io.i9chat.ports.account.Departures;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.PasswordHash;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The departures in memory. */
final class InMemoryDepartures implements Departures {
  private final StoreState store;
  private final MediaState media;

  InMemoryDepartures(StoreState store) {
    this.store = store;
    this.media = new MediaState(store);
  }

  @Override
  public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
    return store.locked(() -> {
      Account account = store.accounts.get(person);
      if (account == null || !Objects.equals(verified, account.password())) {
        return false;
      }
      forget(account);
      store.gone.add(person);
      store.goneUsernames.add(account.username());
      store.departures.put(person, new Departure(person, erase));
      store.chats.values().stream()
          .filter(chat -> chat.sides.contains(person))
          .forEach(ChatState::raiseVersion);
      return true;
    });
  }

  private void forget(Account account) {
    PersonId person = account.id();
    store.accounts.remove(person);
    store.profiles.remove(person);
    store.privacyVersions.remove(person);
    store.places.remove(person);
    store.blocked.remove(person);
    store.blocked.values().forEach(held -> held.remove(person));
    media.condemnUnused(person);
    store.sessions.values().removeIf(session -> session.person().equals(person));
    store.externalIds.values().remove(person);
    store.forgetSecrets(account);
  }

  @Override
  public List<Departure> open(@Nullable PersonId after, int limit) {
    return store.locked(() ->
        store.departures.values().stream()
            .filter(each -> after == null || each.person().compareTo(after) > 0)
            .limit(limit)
            .toList());
  }

  @Override
  public void finish(PersonId person) {
    store.run(() -> store.departures.remove(person));
  }
}
