package io.i9chat.domain.departure;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.model.PersonId;

/**
 * Deletes the account of the caller, who must give their password: it is gone at once for all
 * people, then its person leaves every group, and their messages are deleted if they ask for it.
 * The groups are left by {@link io.i9chat.domain.group.Leaving Leaving}, and messages erased by
 * {@link Departing}. Rules: LEAVING-2.
 */
public final class DeleteAccount {
  /**
   * Who goes.
   *
   * @param password as it was typed
   * @param erase whether their messages are to be deleted too
   * @param client what the caller's network address is counted by
   */
  public record Command(PersonId caller, String password, boolean erase, String client) {
    /** The same for a program that has no clients apart, and calls for itself. */
    public Command(PersonId caller, String password, boolean erase) {
      this(caller, password, erase, AccountLimits.ITSELF);
    }

    @Override
    public String toString() {
      return "DeleteAccount[caller=" + caller + ", erase=" + erase + "]";
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** The account is deleted. What could not be done yet is done by {@link FinishDepartures}. */
    record Deleted() implements Outcome {}

    /** That is not the caller's password, or no longer. */
    record CredentialsInvalid() implements Outcome {}
  }

  private final OwnPassword password;
  private final Deletion deletion;

  DeleteAccount(OwnPassword password, Deletion deletion) {
    this.password = password;
    this.deletion = deletion;
  }

  /** Deletes it. */
  public Outcome handle(Command command) {
    PersonId person = command.caller();
    return password
            .verify(person, command.password(), command.client())
            .filter(verified -> deletion.of(person, verified.hash(), command.erase()))
            .isPresent()
        ? new Outcome.Deleted()
        : new Outcome.CredentialsInvalid();
  }
}
