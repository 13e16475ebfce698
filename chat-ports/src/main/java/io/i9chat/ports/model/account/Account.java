package io.i9chat.ports.model.account;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in.
 *
 * @param email {@code null} of a person who has none
 * @param password {@code null} until the first reset of an account that an operator made
 * @param disabled whether an operator has disabled it: it has no sessions and gets none
 */
public record Account(
    PersonId id,
    Username username,
    @Nullable EmailAddress email,
    @Nullable PasswordHash password,
    Instant createdAt,
    boolean disabled) {
  /** An account that is not disabled, as every account is made. */
  public Account(
      PersonId id,
      Username username,
      @Nullable EmailAddress email,
      @Nullable PasswordHash password,
      Instant createdAt) {
    this(id, username, email, password, createdAt, false);
  }
}
