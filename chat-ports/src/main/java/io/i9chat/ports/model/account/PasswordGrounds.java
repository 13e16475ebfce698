package io.i9chat.ports.model.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;

/** What entitles somebody to set a password. */
public sealed interface PasswordGrounds {
  /** The old password was verified against {@code verified}, from {@code session}, which stays. */
  record OldPassword(PersonId person, PasswordHash verified, SessionId session)
      implements PasswordGrounds {}

  /** The account's address was proven for a reset, and this is the token that gave. */
  record Proven(Digest proof) implements PasswordGrounds {}

  /** An operator sets it. */
  record Operator(PersonId person) implements PasswordGrounds {}
}
