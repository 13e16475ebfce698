package io.i9chat.tck.memory.store;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Newcomers;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The accounts in memory. */
final class InMemoryAccounts implements Accounts {
  private final StoreState store;
  private final MediaState media;

  InMemoryAccounts(StoreState store) {
    this.store = store;
    this.media = new MediaState(store);
  }

  private Optional<Account> find(Predicate<Account> which) {
    return store.locked(() -> store.accounts.values().stream().filter(which).findFirst());
  }

  @Override
  public Optional<Account> byId(PersonId person) {
    return find(account -> account.id().equals(person));
  }

  @Override
  public Optional<Account> byUsername(Username username) {
    return find(account -> account.username().equals(username));
  }

  @Override
  public Optional<Account> byEmail(EmailAddress email) {
    return find(account -> email.equals(account.email()));
  }

  @Override
  public Registration register(NewAccount account, Digest proof, Instant now) {
    return store.locked(() -> {
      EmailAddress email = account.account().email();
      if (store.proof(proof, Purpose.SIGN_UP, now).stream()
          .noneMatch(open -> open.email().equals(email))) {
        return new Registration.ProofInvalid();
      }
      if (isTaken(account.account().username())) {
        return new Registration.UsernameTaken();
      }
      if (byEmail(Newcomers.email(account.account())).isPresent()) {
        return new Registration.EmailTaken();
      }
      store.proofs.remove(proof);
      add(account);
      return new Registration.Done();
    });
  }

  void add(NewAccount made) {
    Account account = made.account();
    store.accounts.put(account.id(), account);
    store.profiles.put(
        account.id(),
        new Profile(
            account.id(),
            account.username(),
            made.displayName(),
            made.bio(),
            null,
            Privacy.DEFAULT,
            null));
  }

  boolean isTaken(Username username) {
    return store.goneUsernames.contains(username) || byUsername(username).isPresent();
  }

  @Override
  public Optional<NewAccount> enrol(List<NewAccount> accounts) {
    return store.locked(() -> {
      Set<Username> usernames = new HashSet<>();
      Set<EmailAddress> emails = new HashSet<>();
      for (NewAccount each : accounts) {
        Account account = each.account();
        EmailAddress email = account.email();
        if (!usernames.add(account.username())
            || isTaken(account.username())
            || (email != null && (!emails.add(email) || byEmail(email).isPresent()))) {
          return Optional.of(each);
        }
      }
      accounts.forEach(this::add);
      return Optional.empty();
    });
  }

  @Override
  public PasswordChange setPassword(
      PasswordAuthorization authorization, PasswordHash password, Instant now) {
    return store.locked(() -> {
      Optional<PasswordChange> change =
          switch (authorization) {
            case PasswordAuthorization.OldPassword old ->
                byId(old.person())
                    .filter(account -> old.verified().equals(account.password()))
                    .map(account -> change(account, password, old.session()));
            case PasswordAuthorization.Proven proven ->
                store
                    .proof(proven.proof(), Purpose.PASSWORD_RESET, now)
                    .flatMap(open -> byEmail(open.email()))
                    .map(account -> change(account, password, null));
            case PasswordAuthorization.Operator operator ->
                byId(operator.person()).map(account -> change(account, password, null));
          };
      return change.orElseGet(PasswordChange.Refused::new);
    });
  }

  private PasswordChange change(
      Account account, PasswordHash password, @Nullable SessionId staying) {
    put(account, password, account.disabled());
    return new PasswordChange.Done(account.id(), end(account, staying));
  }

  /** Puts the account with these in the place of what it had. */
  private void put(Account account, @Nullable PasswordHash password, boolean disabled) {
    store.accounts.put(
        account.id(),
        new Account(
            account.id(),
            account.username(),
            account.email(),
            password,
            account.createdAt(),
            disabled));
  }

  /** Ends what the account is signed in with, and what it may be proven with. */
  private Set<SessionId> end(Account account, @Nullable SessionId staying) {
    store.forgetSecrets(account);
    Set<SessionId> ended = new HashSet<>();
    store.sessions.values().stream()
        .filter(session -> session.person().equals(account.id()))
        .filter(session -> !session.id().equals(staying))
        .forEach(session -> ended.add(session.id()));
    store.sessions.keySet().removeAll(ended);
    return Set.copyOf(ended);
  }

  @Override
  public Optional<Set<SessionId>> setDisabled(PersonId person, boolean disabled) {
    return store.locked(() -> byId(person).map(account -> set(account, disabled)));
  }

  private Set<SessionId> set(Account account, boolean disabled) {
    put(account, account.password(), disabled);
    if (!disabled) {
      return Set.of();
    }
    media.condemnUnused(account.id());
    store.places.remove(account.id());
    return end(account, null);
  }

  @Override
  public List<Account> list(@Nullable Username after, int limit) {
    return store.locked(() ->
        store.accounts.values().stream()
            .filter(account -> after == null || account.username().compareTo(after) > 0)
            .sorted(Comparator.comparing(Account::username))
            .limit(limit)
            .toList());
  }
}
