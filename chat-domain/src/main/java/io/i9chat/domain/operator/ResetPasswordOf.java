package io.i9chat.domain.operator;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.credential.PasswordNotices;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Giving an account a random password in the place of what it has, for an operator: all sessions
 * end, all open codes are forgotten, and the person is told by mail that it was changed, not to
 * what. A disabled account stays disabled.
 */
public final class ResetPasswordOf {
  /** Of 64 characters each: 132 random bits. */
  private static final int LENGTH = 22;

  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final Secrets secrets;
  private final SessionEndings endings;
  private final PasswordNotices notices;
  private final InstantSource clock;

  ResetPasswordOf(
      Accounts accounts,
      PasswordHasher hasher,
      Secrets secrets,
      SessionEndings endings,
      PasswordNotices notices,
      InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.secrets = secrets;
    this.endings = endings;
    this.notices = notices;
    this.clock = clock;
  }

  /** Sets a password for the account with this username. */
  public record Command(Username username) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** This is the password now, told only here; so many sessions have ended. */
    record Done(Password password, int ended) implements Outcome {}

    /** No account has the username. */
    record Unknown() implements Outcome {}
  }

  /** Sets it. */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byUsername(command.username());
    if (account.isEmpty()) {
      return new Outcome.Unknown();
    }
    Password password = new Password(secrets.token().substring(0, LENGTH));
    PasswordChange change =
        accounts.setPassword(
            new PasswordAuthorization.Operator(account.get().id()),
            hasher.hash(password, AccountLimits.ITSELF),
            clock.instant());
    return switch (change) {
      case PasswordChange.Done done -> {
        endings.tell(done.person(), done.ended());
        notices.changed(account.get().email());
        yield new Outcome.Done(password, done.ended().size());
      }
      case PasswordChange.Refused refused -> new Outcome.Unknown();
    };
  }
}
