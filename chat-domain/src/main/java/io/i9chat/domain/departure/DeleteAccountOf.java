package io.i9chat.domain.departure;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import java.util.Optional;

/** Deleting a person's account, for an operator. */
public final class DeleteAccountOf {
  private final Accounts accounts;
  private final Deletion deletion;

  DeleteAccountOf(Accounts accounts, Deletion deletion) {
    this.accounts = accounts;
    this.deletion = deletion;
  }

  /**
   * Deletes the account with this username.
   *
   * @param erase whether the person's messages are to be deleted too
   */
  public record Command(Username username, boolean erase) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** The account is deleted. What could not be done yet is done by {@link FinishDepartures}. */
    record Deleted() implements Outcome {}

    /** No account has the username. */
    record Unknown() implements Outcome {}
  }

  /**
   * Deletes it, whatever its password is, or if it has none.
   *
   * @throws PortFailure if the password changes again and again at this moment
   */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byUsername(command.username());
    return account.isPresent() && deletion.whateverThePassword(account.get(), command.erase())
        ? new Outcome.Deleted()
        : new Outcome.Unknown();
  }
}
