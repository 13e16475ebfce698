package io.i9chat.domain.departure;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import java.util.Optional;

/** Asks people who are signed in for their password once more. */
final class OwnPassword {
  private final Accounts accounts;
  private final PasswordHasher hasher;

  OwnPassword(Accounts accounts, PasswordHasher hasher) {
    this.accounts = accounts;
    this.hasher = hasher;
  }

  /** An account whose password was typed right, and what it was verified against. */
  record Verified(Account account, PasswordHash hash) {}

  /** Empty if that is not the password of {@code person}; as slow as if it were. */
  Optional<Verified> verify(PersonId person, String typed, String client) {
    Optional<Account> account = accounts.byId(person);
    PasswordHash hash = account.map(Account::password).orElse(null);
    if (!hasher.verify(typed, hash, client) || account.isEmpty() || hash == null) {
      return Optional.empty();
    }
    return Optional.of(new Verified(account.get(), hash));
  }
}
