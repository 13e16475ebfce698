package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.Purpose;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The last step of resetting a password: all sessions end, all open codes are forgotten, and the
 * person is told by mail.
 */
public final class ResetPassword {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final Codes codes;
  private final SessionEndings endings;
  private final PasswordNotices notices;
  private final InstantSource clock;

  ResetPassword(
      Accounts accounts,
      PasswordHasher hasher,
      Codes codes,
      SessionEndings endings,
      PasswordNotices notices,
      InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.codes = codes;
    this.endings = endings;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Sets a new password.
   *
   * @param token what the right code gave
   * @param client what the caller's network address is counted by
   */
  public record Command(String token, Password password, String client) {
    /** The same for a program that has no clients apart, and calls for itself. */
    public Command(String token, Password password) {
      this(token, password, AccountLimits.ITSELF);
    }

    @Override
    public String toString() {
      return "ResetPassword";
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** The password is set, and no device is signed in any more. */
  public record Done() implements Outcome {}

  /** The token is wrong, spent or expired, or was given for something else. */
  public record CodeInvalid() implements Outcome {}

  /** Sets the password. */
  public Outcome handle(Command command) {
    // A token that does not hold must not cost a hash.
    Optional<EmailAddress> email = codes.proven(Purpose.PASSWORD_RESET, command.token());
    if (email.isEmpty()) {
      return new CodeInvalid();
    }
    PasswordChange change =
        accounts.setPassword(
            new PasswordAuthorization.Proven(codes.digest(Purpose.PASSWORD_RESET, command.token())),
            hasher.hash(command.password(), command.client()),
            clock.instant());
    return switch (change) {
      case PasswordChange.Done done -> {
        endings.tell(done.person(), done.ended());
        notices.changed(email.get());
        yield new Done();
      }
      case PasswordChange.Refused refused -> new CodeInvalid();
    };
  }
}
