package io.i9chat.tck.broken.account;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverStore.OverAccounts;
import io.i9chat.tck.broken.fake.OverStore.OverCodes;
import io.i9chat.tck.broken.fake.OverStore.OverProfiles;
import io.i9chat.tck.broken.fake.OverStore.OverSessions;
import io.i9chat.tck.broken.fake.Overlap;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Accounts that break a rule each. */
public final class AccountsFakes {
  private AccountsFakes() {}

  private static Fake whole(String rule, String how, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, Cases.AccountsCase.class, breaking);
  }

  private static Fake fake(String rule, String how, Function<StorePorts, Accounts> breaking) {
    return whole(rule, how, good -> StoreVariant.with(good, Accounts.class, breaking.apply(good)));
  }

  public static List<Fake> all() {
    return List.of(
        fake("ACCOUNTS-1", "usernames are found in their own case alone", OwnCase::new),
        fake("ACCOUNTS-1", "registrations that meet are all done", Careless::new),
        fake("ACCOUNTS-2", "a proof is not spent", Reusing::new),
        whole("ACCOUNTS-3", "profiles come later", AccountsFakes::withoutProfiles),
        fake("ACCOUNTS-4", "the old password is not looked at", Trusting::new),
        whole("ACCOUNTS-5", "codes stay open", AccountsFakes::keepingCodes),
        fake("ACCOUNTS-6", "those before a taken name are made", OneByOne::new),
        fake("ACCOUNTS-7", "capitals come first", CapitalsFirst::new),
        whole("ACCOUNTS-8", "sessions of disabled accounts open", AccountsFakes::openingAll),
        fake("ACCOUNTS-9", "a new password enables", Enabling::new),
        fake("ACCOUNTS-10", "who has no address gets one", Addressing::new));
  }

  private static final class OwnCase extends OverAccounts {
    OwnCase(StorePorts good) {
      super(good.accounts());
    }

    @Override
    public Optional<Account> byUsername(Username username) {
      return real.byUsername(username)
          .filter(account -> account.username().value().equals(username.value()));
    }
  }

  private static final class Careless extends OverAccounts {
    private final Overlap overlap = new Overlap();

    Careless(StorePorts good) {
      super(good.accounts());
    }

    @Override
    public Registration register(NewAccount account, Digest proof, Instant now) {
      return overlap.call(
          () -> real.register(account, proof, now),
          () -> {
            real.register(account, proof, now);
            return new Registration.Done();
          });
    }
  }

  private static final class Reusing extends OverAccounts {
    private final StorePorts good;

    Reusing(StorePorts good) {
      super(good.accounts());
      this.good = good;
    }

    @Override
    public Registration register(NewAccount account, Digest proof, Instant now) {
      Registration result = real.register(account, proof, now);
      if (result instanceof Registration.Done) {
        IssuedCode code = Newcomers.code(Newcomers.email(account.account()), Purpose.SIGN_UP, now);
        good.codes().issue(code);
        Proof again = new Proof(proof, now.plusSeconds(60));
        good.codes().attempt(code.ticket(), Purpose.SIGN_UP, code.code(), again, now);
      }
      return result;
    }
  }

  private static StorePorts withoutProfiles(StorePorts good) {
    return StoreVariant.with(
        good,
        Profiles.class,
        new OverProfiles(good.profiles()) {
          @Override
          public List<Profile> byId(Collection<PersonId> people) {
            return List.of();
          }
        });
  }

  private static final class Trusting extends OverAccounts {
    Trusting(StorePorts good) {
      super(good.accounts());
    }

    @Override
    public PasswordChange setPassword(
        PasswordAuthorization authorization, PasswordHash password, Instant now) {
      if (authorization instanceof PasswordAuthorization.OldPassword old) {
        PasswordHash there = real.byId(old.person()).map(Account::password).orElse(old.verified());
        return real.setPassword(
            new PasswordAuthorization.OldPassword(old.person(), there, old.session()),
            password,
            now);
      }
      return real.setPassword(authorization, password, now);
    }
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
    OverAccounts accounts =
        new OverAccounts(good.accounts()) {
          @Override
          public PasswordChange setPassword(
              PasswordAuthorization authorization, PasswordHash password, Instant now) {
            PasswordChange change = real.setPassword(authorization, password, now);
            issued.forEach(good.codes()::issue);
            return change;
          }
        };
    return StoreVariant.with(
        StoreVariant.with(good, OneTimeCodes.class, codes), Accounts.class, accounts);
  }

  private static final class OneByOne extends OverAccounts {
    OneByOne(StorePorts good) {
      super(good.accounts());
    }

    @Override
    public Optional<NewAccount> enrol(List<NewAccount> accounts) {
      for (NewAccount account : accounts) {
        Optional<NewAccount> taken = real.enrol(List.of(account));
        if (taken.isPresent()) {
          return taken;
        }
      }
      return Optional.empty();
    }
  }

  private static final class CapitalsFirst extends OverAccounts {
    CapitalsFirst(StorePorts good) {
      super(good.accounts());
    }

    @Override
    public List<Account> list(@Nullable Username after, int limit) {
      return real.list(after, limit).stream()
          .sorted(Comparator.comparing(account -> account.username().value()))
          .toList();
    }
  }

  private static StorePorts openingAll(StorePorts good) {
    OverSessions sessions =
        new OverSessions(good.sessions()) {
          @Override
          public boolean open(Session session, @Nullable PasswordHash verified) {
            boolean disabled =
                good.accounts().byId(session.person()).filter(Account::disabled).isPresent();
            if (disabled) {
              good.accounts().setDisabled(session.person(), false);
            }
            return real.open(session, verified);
          }
        };
    return StoreVariant.with(good, Sessions.class, sessions);
  }

  private static final class Addressing extends OverAccounts {
    Addressing(StorePorts good) {
      super(good.accounts());
    }

    @Override
    public Optional<NewAccount> enrol(List<NewAccount> accounts) {
      return real.enrol(accounts.stream().map(Addressing::addressed).toList());
    }

    private static NewAccount addressed(NewAccount made) {
      Account account = made.account();
      return account.email() != null
          ? made
          : new NewAccount(
              new Account(
                  account.id(),
                  account.username(),
                  new EmailAddress(account.username().key() + "@i9chat.invalid"),
                  account.password(),
                  account.createdAt()),
              made.displayName(),
              made.bio());
    }
  }

  private static final class Enabling extends OverAccounts {
    Enabling(StorePorts good) {
      super(good.accounts());
    }

    @Override
    public PasswordChange setPassword(
        PasswordAuthorization authorization, PasswordHash password, Instant now) {
      PasswordChange change = real.setPassword(authorization, password, now);
      if (change instanceof PasswordChange.Done done) {
        real.setDisabled(done.person(), false);
      }
      return change;
    }
  }
}
