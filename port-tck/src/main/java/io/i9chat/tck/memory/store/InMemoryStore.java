package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Profile;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
