package io.i9chat.domain.departure;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import java.util.Optional;

/** Deleting a person's account, for an operator. */
public final class DeleteAccountOf {
  /** How often it is looked which password the account has now. */
  private static final int TRIES = 5;

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
  }

  /**
   * Deletes it, whatever its password is, or if it has none.
   *
   * @throws PortFailure if the password changes again and again at this moment
   */
  public Outcome handle(Command command) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Account> account = accounts.byUsername(command.username());
      if (account.isEmpty()) {
        return new Outcome.Unknown();
      }
      if (deletion.of(account.get().id(), account.get().password(), command.erase())) {
        return new Outcome.Deleted();
      }
    }
    throw new PortFailure("the password of the account changes faster than it can be deleted");
  }
}
