package io.i9chat.ports.model.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;

/**
 * What entitles a caller to set a password. It decides which sessions end with the change: all
 * others of the caller, or all of the account. Those of an account that is deleted or disabled are
 * ended by {@link io.i9chat.ports.account.Departures Departures} and {@link
 * io.i9chat.ports.account.AccountAccess AccountAccess}. Rules: SESSION-3.
 */
public sealed interface PasswordAuthorization {
  /** The old password was verified against {@code verified}, from {@code session}, which stays. */
  record OldPassword(PersonId person, PasswordHash verified, SessionId session)
      implements PasswordAuthorization {}

  /** The account's address was proven for a reset, and this is the token that gave. */
  record Proven(Digest proof) implements PasswordAuthorization {}

  /** An operator sets it. */
  record Operator(PersonId person) implements PasswordAuthorization {}
}
