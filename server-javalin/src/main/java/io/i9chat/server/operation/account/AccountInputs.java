package io.i9chat.server.operation.account;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.server.wire.Login;
import io.i9chat.server.wire.Secret;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on accounts, sessions and passwords. */
public final class AccountInputs {
  private AccountInputs() {}

  /** An address to mail a code to. */
  public record Ask(EmailAddress email) {}

  /** A mailed code, as it was typed, and the ticket it goes with. */
  public record Verify(Secret ticket, Secret code) {}

  /**
   * The account to make.
   *
   * @param cookie whether the token is wanted in a cookie, and not in the answer
   */
  public record CompleteSignUp(
      Secret signupToken,
      Username username,
      Password password,
      @Nullable DisplayName displayName,
      @Nullable Bio bio,
      @Nullable DeviceName device,
      @Nullable Boolean cookie) {}

  /**
   * Who signs in.
   *
   * @param login an e-mail address or a username
   * @param cookie whether the token is wanted in a cookie, and not in the answer
   */
  public record OpenSession(
      Login login, Secret password, @Nullable DeviceName device, @Nullable Boolean cookie) {}

  /**
   * Which session.
   *
   * @param id a session's id, or {@code current}
   */
  public record CloseSession(String id) {}

  /** The new password, and the token that entitles to it. */
  public record ResetPassword(Secret resetToken, Password newPassword) {}

  /** The password as it is, and as it shall be. */
  public record ChangePassword(Secret password, Password newPassword) {}
}
