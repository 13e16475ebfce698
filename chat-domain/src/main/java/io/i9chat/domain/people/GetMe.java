package io.i9chat.domain.people;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.PersonId;

/** What the caller sees of themselves. */
public final class GetMe {
  private final Accounts accounts;
  private final OwnProfiles ownProfiles;

  GetMe(Accounts accounts, OwnProfiles ownProfiles) {
    this.accounts = accounts;
    this.ownProfiles = ownProfiles;
  }

  /** Asks about the caller. */
  public record Command(PersonId caller) {}

  /** The caller. */
  public sealed interface Outcome {}

  /** Here they are. */
  public record Found(Me me) implements Outcome {}

  /** The caller's account is gone, since the call was authenticated. */
  public record Gone() implements Outcome {}

  /** Reads account and profile. */
  public Outcome handle(Command command) {
    return accounts
        .byId(command.caller())
        .flatMap(ownProfiles::of)
        .<Outcome>map(Found::new)
        .orElseGet(Gone::new);
  }
}
