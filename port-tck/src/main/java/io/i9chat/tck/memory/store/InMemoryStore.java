package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;

/** A store in memory, empty at first: all its ports work on one state. */
public final class InMemoryStore {
  private final StoreState state = new StoreState();

  /** The ports of this store. */
  public StorePorts ports() {
    InMemoryAccounts accounts = new InMemoryAccounts(state);
    return new StorePorts(
        accounts,
        new InMemoryExternalIds(state, accounts),
        new InMemorySessions(state),
        new InMemoryOneTimeCodes(state),
        new InMemoryDepartures(state),
        new InMemoryProfiles(state),
        new InMemoryBlocks(state),
        new InMemoryPlaces(state),
        new InMemoryChats(state),
        new InMemoryChatLog(state),
        new InMemoryReceipts(state),
        new InMemoryInbox(state),
        new InMemoryMessageSearch(state),
        new InMemoryMediaLedger(state),
        new InMemoryStorage(state),
        new InMemorySealedKeys(state));
  }
}
