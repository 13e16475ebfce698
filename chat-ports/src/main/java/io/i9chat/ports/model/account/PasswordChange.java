package io.i9chat.ports.model.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import java.util.Set;

/** The result of setting a password. */
public sealed interface PasswordChange {
  /** The password is set, and these sessions ended with the same transaction. */
  record Done(PersonId person, Set<SessionId> ended) implements PasswordChange {}

  /** What it rested on no longer holds: the old password, or the proof. Nothing was changed. */
  record Refused() implements PasswordChange {}
}
