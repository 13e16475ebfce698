package io.i9chat.domain.people;

import io.i9chat.domain.account.Caller;
import io.i9chat.domain.account.Me;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.people.Profiles;
import java.util.List;
import java.util.Optional;

/** What the caller sees of themselves. */
public final class GetMe {
  private final Accounts accounts;
  private final Profiles profiles;

  GetMe(Accounts accounts, Profiles profiles) {
    this.accounts = accounts;
    this.profiles = profiles;
  }

  /** Asks about the caller. */
  public record Command(Caller caller) {}

  /** The caller. */
  public sealed interface Outcome {}

  /** Here they are. */
  public record Found(Me me) implements Outcome {}

  /** The caller's account is gone, since the call was authenticated. */
  public record Gone() implements Outcome {}

  /** Reads account and profile. */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byId(command.caller().person());
    return account
        .flatMap(own ->
            profiles.byId(List.of(own.id())).stream()
                .findFirst()
                .map(profile -> Me.of(own, profile)))
        .<Outcome>map(Found::new)
        .orElseGet(Gone::new);
  }
}
