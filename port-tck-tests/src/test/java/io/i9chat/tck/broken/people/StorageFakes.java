package io.i9chat.tck.broken.people;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.OverQuota;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.people.Storage;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverChats;
import io.i9chat.tck.broken.fake.OverPeople.OverLedger;
import io.i9chat.tck.broken.fake.Overlap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Stores that count wrongly what people store, or do not bound it. */
public final class StorageFakes {
  private StorageFakes() {}

  public static List<Fake> all() {
    return List.of(
        counting("STORAGE-1", "edits are not counted", StorageFakes::withoutEdits),
        counting("STORAGE-2", "what is withdrawn weighs for good", StorageFakes::everything),
        counting("STORAGE-3", "deleted accounts are counted", StorageFakes::everything),
        fake("STORAGE-4", "what meets is counted once", StorageFakes::losing),
        fake("LEDGER-1", "what is used does not count", StorageFakes::unbounded),
        chats("CHATS-19", "no quota is looked at", Unbounded::new),
        chats("CHATS-19", "what is over the quota stops the call", Stopping::new),
        chats("CHATS-19", "a repeat is over the quota", QuotaFirst::new));
  }

  private static Fake fake(String rule, String how, UnaryOperator<StorePorts> breaking) {
    Class<?> cases = rule.startsWith("LEDGER") ? Cases.LedgerCase.class : Cases.StorageCase.class;
    return Fake.ofStore(rule, how, cases, breaking);
  }

  private static Fake chats(String rule, String how, Breaking breaking) {
    return fake(rule, how, good -> StoreVariant.with(good, Chats.class, breaking.of(good)));
  }

  /** Makes chats that break a rule. */
  private interface Breaking {
    Chats of(StorePorts good);
  }

  /** What is counted, given all that a person ever appended. */
  private interface Counting {
    Storage of(StorePorts good, Map<PersonId, List<Entry>> appended);
  }

  private static Fake counting(String rule, String how, Counting counting) {
    return fake(
        rule,
        how,
        good -> {
          Watched watched = new Watched(good.chats());
          StorePorts chats = StoreVariant.with(good, Chats.class, watched);
          return StoreVariant.with(chats, Storage.class, counting.of(good, watched.appended));
        });
  }

  /** Remembers what was appended. */
  private static final class Watched extends OverChats {
    final Map<PersonId, List<Entry>> appended = new ConcurrentHashMap<>();

    Watched(Chats real) {
      super(real);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      List<CommitResult> results = real.commit(chat, intents);
      for (CommitResult result : results) {
        if (result instanceof Committed(Entry entry, var newcomers)) {
          appended
              .computeIfAbsent(entry.author(), author -> new CopyOnWriteArrayList<>())
              .add(entry);
        }
      }
      return results;
    }
  }

  /** Does not count what is committed while something else is. */
  private static final class Losing extends OverChats {
    final AtomicLong lost = new AtomicLong();
    private final Overlap overlap = new Overlap();

    Losing(Chats real) {
      super(real);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      return overlap.call(
          () -> real.commit(chat, intents),
          () -> {
            lost.addAndGet(Weight.kept(intents.getFirst().payload()));
            return real.commit(chat, intents);
          });
    }
  }

  private static StorePorts losing(StorePorts good) {
    Losing chats = new Losing(good.chats());
    Storage storage = person -> good.storage().used(person) - chats.lost.get();
    return StoreVariant.with(StoreVariant.with(good, Chats.class, chats), Storage.class, storage);
  }

  private static long sum(List<Entry> entries, ToLongFunction<Payload> weight) {
    return entries.stream().mapToLong(e -> weight.applyAsLong(e.payload())).sum();
  }

  private static Storage withoutEdits(StorePorts good, Map<PersonId, List<Entry>> appended) {
    return person ->
        good.storage().used(person)
            - sum(
                appended.getOrDefault(person, List.of()),
                payload -> payload instanceof Payload.Edit ? Weight.kept(payload) : 0);
  }

  private static Storage everything(StorePorts good, Map<PersonId, List<Entry>> appended) {
    return person -> sum(appended.getOrDefault(person, List.of()), Weight::kept);
  }

  private static StorePorts unbounded(StorePorts good) {
    MediaLedger ledger =
        new OverLedger(good.ledger()) {
          @Override
          public boolean book(NewMedia media, MediaQuota quota) {
            return real.book(media, new MediaQuota(quota.objects(), quota.bytes()));
          }
        };
    return StoreVariant.with(good, MediaLedger.class, ledger);
  }

  private static final class Unbounded extends OverChats {
    Unbounded(StorePorts good) {
      super(good.chats());
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      return real.commit(chat, intents.stream().map(Unbounded::free).toList());
    }

    static Intent free(Intent i) {
      return new Intent(i.author(), i.version(), i.at(), i.payload(), i.preconditions(), i.words());
    }
  }

  private static final class Stopping extends OverChats {
    Stopping(StorePorts good) {
      super(good.chats());
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      List<CommitResult> results = new ArrayList<>();
      for (Intent intent : intents) {
        boolean stopped = !results.isEmpty() && results.getLast() instanceof OverQuota;
        results.add(stopped ? new OverQuota() : real.commit(chat, List.of(intent)).getFirst());
      }
      return results;
    }
  }

  private static final class QuotaFirst extends OverChats {
    private final Storage storage;

    QuotaFirst(StorePorts good) {
      super(good.chats());
      this.storage = good.storage();
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      Intent first = intents.getFirst();
      boolean full = first.quota() < storage.used(first.author()) + Weight.kept(first.payload());
      return full && intents.size() == 1 ? List.of(new OverQuota()) : real.commit(chat, intents);
    }
  }
}
