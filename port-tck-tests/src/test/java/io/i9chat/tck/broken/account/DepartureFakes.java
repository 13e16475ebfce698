package io.i9chat.tck.broken.account;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.Departures;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.chat.BrokenChats;
import io.i9chat.tck.broken.chat.PrivacyVersionFakes;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverChats;
import io.i9chat.tck.broken.fake.OverPeople.OverDepartures;
import io.i9chat.tck.broken.fake.OverStore.OverAccounts;
import io.i9chat.tck.broken.fake.OverStore.OverCodes;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Departures that break a rule each. */
public final class DepartureFakes {
  private DepartureFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("DEPARTURES-1", "the verified hash is not looked at", DepartureFakes::trusting),
        fake("DEPARTURES-2", "codes stay open", DepartureFakes::keepingCodes),
        fake("DEPARTURES-3", "the address stays taken", DepartureFakes::keepingAddresses),
        fake("DEPARTURES-4", "direct chats do not tell", DepartureFakes::silent),
        fake(
            "DEPARTURES-4",
            "privacy versions are not looked at",
            PrivacyVersionFakes::unconditional),
        new Fake(
            "DEPARTURES-5",
            "departures end with the process",
            Cases.ForgetfulDeparturesCase.class,
            InMemoryPorts::freshStore),
        fake("DEPARTURES-5", "one that is finished finishes all", DepartureFakes::finishingAll),
        fake("DEPARTURES-6", "the last begun comes first", DepartureFakes::backwards),
        fake("DEPARTURES-7", "the password goes first", DepartureFakes::byHalves),
        new Fake(
            "LEDGER-9",
            "uploads outlive the account",
            Cases.LedgerCase.class,
            () -> keepingUploads(InMemoryPorts.freshStore())));
  }

  private static Fake fake(String rule, String how, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, Cases.DeparturesCase.class, breaking);
  }

  private static StorePorts trusting(StorePorts good) {
    return StoreVariant.with(
        good,
        Departures.class,
        new OverDepartures(good.departures()) {
          @Override
          public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
            PasswordHash held = good.accounts().byId(person).map(Account::password).orElse(null);
            return real.begin(person, held, erase);
          }
        });
  }

  private static StorePorts keepingCodes(StorePorts good) {
    Queue<IssuedCode> issued = new ConcurrentLinkedQueue<>();
    OverCodes codes =
        new OverCodes(good.codes()) {
          @Override
          public void issue(IssuedCode code) {
            issued.add(code);
            real.issue(code);
          }
        };
    OverDepartures departures =
        new OverDepartures(good.departures()) {
          @Override
          public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
            boolean begun = real.begin(person, verified, erase);
            issued.forEach(good.codes()::issue);
            return begun;
          }
        };
    return StoreVariant.with(
        StoreVariant.with(good, OneTimeCodes.class, codes), Departures.class, departures);
  }

  private static StorePorts keepingUploads(StorePorts good) {
    return StoreVariant.with(
        good,
        Departures.class,
        new OverDepartures(good.departures()) {
          @Override
          public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
            List<MediaRecord> own = good.ledger().find(good.ledger().of(person));
            boolean begun = real.begin(person, verified, erase);
            own.forEach(each -> good.ledger().book(each.media(), new MediaQuota(99, 1L << 30)));
            return begun;
          }
        });
  }

  private static StorePorts keepingAddresses(StorePorts good) {
    Set<EmailAddress> ever = ConcurrentHashMap.newKeySet();
    return StoreVariant.with(
        good,
        Accounts.class,
        new OverAccounts(good.accounts()) {
          private void note(Account account) {
            if (account.email() != null) {
              ever.add(account.email());
            }
          }

          @Override
          public Optional<NewAccount> enrol(List<NewAccount> accounts) {
            accounts.forEach(each -> note(each.account()));
            return real.enrol(accounts);
          }

          @Override
          public Registration register(NewAccount account, Digest proof, Instant now) {
            return ever.contains(Newcomers.email(account.account()))
                ? new Registration.EmailTaken()
                : real.register(account, proof, now);
          }
        });
  }

  private static StorePorts byHalves(StorePorts good) {
    Set<PersonId> going = ConcurrentHashMap.newKeySet();
    OverDepartures departures =
        new OverDepartures(good.departures()) {
          @Override
          public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
            going.add(person);
            LockSupport.parkNanos(20_000_000);
            return real.begin(person, verified, erase);
          }
        };
    OverAccounts accounts =
        new OverAccounts(good.accounts()) {
          @Override
          public Optional<Account> byId(PersonId person) {
            return real.byId(person)
                .map(account ->
                    going.contains(person)
                        ? new Account(
                            person, account.username(), account.email(), null, account.createdAt())
                        : account);
          }
        };
    return StoreVariant.with(
        StoreVariant.with(good, Accounts.class, accounts), Departures.class, departures);
  }

  private static StorePorts backwards(StorePorts good) {
    return StoreVariant.with(
        good,
        Departures.class,
        new OverDepartures(good.departures()) {
          @Override
          public List<Departure> open(@Nullable PersonId after, int limit) {
            return real.open(after, limit).reversed();
          }
        });
  }

  private static StorePorts silent(StorePorts good) {
    return StoreVariant.with(
        good,
        Chats.class,
        new OverChats(good.chats()) {
          @Override
          public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
            return real.view(chat, people).map(DepartureFakes::withoutDeleted);
          }
        });
  }

  private static ChatView withoutDeleted(ChatView view) {
    DirectState direct = view.direct();
    return direct == null
        ? view
        : BrokenChats.view(view, new DirectState(direct.blockers(), Set.of()));
  }

  private static StorePorts finishingAll(StorePorts good) {
    return StoreVariant.with(
        good,
        Departures.class,
        new OverDepartures(good.departures()) {
          @Override
          public void finish(PersonId person) {
            real.open(null, 1_000).stream().map(Departure::person).forEach(real::finish);
          }
        });
  }
}
