package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.SignIns;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.ops.IdGenerator;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last step of signing up: a proven address becomes an account, signed in on this device. The
 * token of a reset is spent by {@link ResetPassword}; how long both live is decided by {@link
 * Codes}. Rules: SIGNUP-4.
 */
public final class CompleteSignUp {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final Codes codes;
  private final SignIns signIns;
  private final ReservedNames reserved;
  private final IdGenerator ids;
  private final InstantSource clock;

  CompleteSignUp(
      Accounts accounts,
      PasswordHasher hasher,
      Codes codes,
      SignIns signIns,
      ReservedNames reserved,
      IdGenerator ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.codes = codes;
    this.signIns = signIns;
    this.reserved = reserved;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes an account.
   *
   * @param token what the right code gave
   * @param displayName {@code null} for the username
   * @param bio {@code null} for none
   * @param device what the person calls the device, if they say
   * @param replaced whose session the device held before, if any; it ends
   * @param client what the caller's network address is counted by
   */
  public record Command(
      String token,
      Username username,
      Password password,
      @Nullable DisplayName displayName,
      @Nullable Bio bio,
      @Nullable DeviceName device,
      @Nullable Caller replaced,
      String client) {
    /** The same for a program that has no clients apart, and calls for itself. */
    public Command(
        String token,
        Username username,
        Password password,
        @Nullable DisplayName displayName,
        @Nullable Bio bio,
        @Nullable DeviceName device,
        @Nullable Caller replaced) {
      this(token, username, password, displayName, bio, device, replaced, AccountLimits.ITSELF);
    }

    @Override
    public String toString() {
      return "CompleteSignUp[username=" + username + "]";
    }
  }

  /** The outcome of making the account. Only {@link SignedUp} spends the token. */
  public sealed interface Outcome {}

  /** The account is made, and signed in on this device. */
  public record SignedUp(SignedIn signedIn) implements Outcome {}

  /** The token is wrong, spent or expired, or was given for something else. */
  public record CodeInvalid() implements Outcome {}

  /** A person has or had this username in some letter case, or no person can have it. */
  public record UsernameTaken() implements Outcome {}

  /** An account with the address was made meanwhile. */
  public record EmailTaken() implements Outcome {}

  /** Makes the account and its first session. */
  public Outcome handle(Command command) {
    // All that can be refused cheaply is refused before the password is hashed.
    Optional<EmailAddress> email = codes.proven(Purpose.SIGN_UP, command.token());
    if (email.isEmpty()) {
      return new CodeInvalid();
    }
    if (accounts.byEmail(email.get()).isPresent()) {
      return new EmailTaken();
    }
    Username username = command.username();
    if (reserved.hold(username) || accounts.byUsername(username).isPresent()) {
      return new UsernameTaken();
    }
    NewAccount made = newAccount(command, email.get());
    Registration registration =
        accounts.register(
            made, codes.digest(Purpose.SIGN_UP, command.token()), made.account().createdAt());
    return switch (registration) {
      case Registration.Done done -> signIn(made.account(), command);
      case Registration.UsernameTaken taken -> new UsernameTaken();
      case Registration.EmailTaken taken -> new EmailTaken();
      case Registration.ProofInvalid invalid -> new CodeInvalid();
    };
  }

  private NewAccount newAccount(Command command, EmailAddress email) {
    Username username = command.username();
    DisplayName displayName = command.displayName();
    Bio bio = command.bio();
    return new NewAccount(
        new Account(
            new PersonId(ids.next()),
            username,
            email,
            hasher.hash(command.password(), command.client()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        displayName != null ? displayName : new DisplayName(username.value()),
        bio != null ? bio : new Bio(""));
  }

  private SignedUp signIn(Account account, Command command) {
    return signIns
        .open(account, null, command.device(), command.replaced())
        .map(SignedUp::new)
        .orElseThrow(() -> new IllegalStateException("a new account has no session"));
  }
}
