package io.i9chat.domain.session;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a password. The sessions of an account that is being disabled are ended by {@link
 * io.i9chat.domain.operator.DisableAccountOf DisableAccountOf}. Rules: DISABLED-1.
 */
public final class OpenSession {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final SignIns signIns;

  OpenSession(Accounts accounts, PasswordHasher hasher, SignIns signIns) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.signIns = signIns;
  }

  /**
   * Signs in.
   *
   * @param login an e-mail address or a username, in whatever case; any text may be tried
   * @param password as it was typed
   * @param device what the person calls the device, if they say
   * @param replaced whose session the device held before, if any; it ends
   * @param client what the caller's network address is counted by
   */
  public record Command(
      String login,
      String password,
      @Nullable DeviceName device,
      @Nullable Caller replaced,
      String client) {
    /** The same for a program that has no clients apart, and calls for itself. */
    public Command(
        String login, String password, @Nullable DeviceName device, @Nullable Caller replaced) {
      this(login, password, device, replaced, AccountLimits.ITSELF);
    }

    @Override
    public String toString() {
      return "OpenSession";
    }
  }

  /** The outcome of signing in. */
  public sealed interface Outcome {}

  /** The person is signed in. */
  public record Opened(SignedIn signedIn) implements Outcome {}

  /** There is no such account, or the password is not its password. */
  public record CredentialsInvalid() implements Outcome {}

  /** The password is right, and an operator has disabled the account. */
  public record Disabled() implements Outcome {}

  /** Signs in. An unknown login costs the same hashing as a wrong password. */
  public Outcome handle(Command command) {
    Optional<Account> account = find(command.login());
    PasswordHash hash = account.map(Account::password).orElse(null);
    if (!hasher.verify(command.password(), hash, command.client())) {
      return new CredentialsInvalid();
    }
    // Told only to those who know the password.
    if (account.filter(Account::disabled).isPresent()) {
      return new Disabled();
    }
    // The hash goes along: if the password changes before the session is stored, there is none.
    return account
        .flatMap(known -> signIns.open(known, hash, command.device(), command.replaced()))
        .<Outcome>map(Opened::new)
        .orElseGet(CredentialsInvalid::new);
  }

  private Optional<Account> find(String login) {
    try {
      return login.indexOf('@') >= 0
          ? accounts.byEmail(new EmailAddress(login))
          : accounts.byUsername(new Username(login));
    } catch (InvalidValue neither) {
      return Optional.empty();
    }
  }
}
