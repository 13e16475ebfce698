package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Storage;

/** What people store, added up from what their chats and the ledger say. */
final class InMemoryStorage implements Storage {
  private final StoreState store;

  InMemoryStorage(StoreState store) {
    this.store = store;
  }

  @Override
  public long used(PersonId person) {
    return store.locked(() -> {
      if (!store.accounts.containsKey(person)) {
        return 0L;
      }
      long said = store.chats.values().stream().mapToLong(chat -> chat.log.kept(person)).sum();
      return said + new MediaState(store).kept(person);
    });
  }
}
