package io.i9chat.domain.departure;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import java.util.Optional;

/** Deleting somebody's account, for an operator. */
public final class DeleteAccountOf {
  private final Accounts accounts;
  private final Deletion deletion;

  DeleteAccountOf(Accounts accounts, Deletion deletion) {
    this.accounts = accounts;
    this.deletion = deletion;
  }

  /**
   * Deletes the account with this handle.
   *
   * @param erase whether the person's messages are to be deleted too
   */
  public record Command(Username username, boolean erase) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** The account is deleted. What could not be done yet is done by {@link FinishDepartures}. */
    record Deleted() implements Outcome {}

    /** No account has the handle. */
    record Unknown() implements Outcome {}

    /** It has no password yet, and is deleted only under one; or it changed at this moment. */
    record NoPassword() implements Outcome {}
  }

  /** Deletes it. */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byUsername(command.username());
    if (account.isEmpty()) {
      return new Outcome.Unknown();
    }
    PasswordHash password = account.get().password();
    return password != null && deletion.of(account.get().id(), password, command.erase())
        ? new Outcome.Deleted()
        : new Outcome.NoPassword();
  }
}
