package io.i9chat.domain.departure;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import java.util.Optional;

/**
 * Deleting a person's account for an embedding application, which has asked them: it is gone at
 * once for all people, its external id is free, then its person leaves every group, and their
 * messages are deleted if that is asked for.
 */
public final class DeletePerson {
  private final Accounts accounts;
  private final Deletion deletion;

  DeletePerson(Accounts accounts, Deletion deletion) {
    this.accounts = accounts;
    this.deletion = deletion;
  }

  /**
   * Deletes the account of a person.
   *
   * @param erase whether their messages are to be deleted too
   */
  public record Command(PersonId person, boolean erase) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** The account is deleted. What could not be done yet is done by {@link FinishDepartures}. */
    record Deleted() implements Outcome {}

    /** The person has no account, perhaps no longer. */
    record NotFound() implements Outcome {}
  }

  /**
   * Deletes it.
   *
   * @throws PortFailure if the store failed; the call can be made again
   */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byId(command.person());
    return account.isPresent() && deletion.whateverThePassword(account.get(), command.erase())
        ? new Outcome.Deleted()
        : new Outcome.NotFound();
  }
}
