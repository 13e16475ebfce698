package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Changing one's password, knowing the old one: all other sessions end, all open codes are
 * forgotten, and the person is told by mail.
 */
public final class ChangePassword {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final SessionEndings endings;
  private final PasswordNotices notices;
  private final InstantSource clock;

  ChangePassword(
      Accounts accounts,
      PasswordHasher hasher,
      SessionEndings endings,
      PasswordNotices notices,
      InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.endings = endings;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Sets a new password.
   *
   * @param old the old password as it was typed
   * @param client what the caller's network address is counted by
   */
  public record Command(Caller caller, String old, Password password, String client) {
    /** The same for a program that has no clients apart, and calls for itself. */
    public Command(Caller caller, String old, Password password) {
      this(caller, old, password, AccountLimits.ITSELF);
    }

    @Override
    public String toString() {
      return "ChangePassword[caller=" + caller + "]";
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** The password is changed, and only the caller's session is left. */
  public record Changed() implements Outcome {}

  /** The old password is not the caller's, or no longer. */
  public record CredentialsInvalid() implements Outcome {}

  /** Changes the password. */
  public Outcome handle(Command command) {
    Caller caller = command.caller();
    Optional<Account> account = accounts.byId(caller.person());
    PasswordHash old = account.map(Account::password).orElse(null);
    if (!hasher.verify(command.old(), old, command.client()) || account.isEmpty() || old == null) {
      return new CredentialsInvalid();
    }
    PasswordChange change =
        accounts.setPassword(
            new PasswordAuthorization.OldPassword(caller.person(), old, caller.session()),
            hasher.hash(command.password(), command.client()),
            clock.instant());
    return switch (change) {
      case PasswordChange.Done done -> {
        endings.tell(done.person(), done.ended());
        notices.changed(account.get().email());
        yield new Changed();
      }
      case PasswordChange.Refused refused -> new CredentialsInvalid();
    };
  }
}
