package io.i9chat.ports.model.account;

/** What became of making an account. Only {@link Done} spends the proof. */
public sealed interface Registration {
  /** The account and its profile exist. */
  record Done() implements Registration {}

  /** Somebody has, or had, this username, in whatever case. */
  record UsernameTaken() implements Registration {}

  /** Somebody has an account with this address. */
  record EmailTaken() implements Registration {}

  /** The proof is missing, spent, expired, or for another purpose or address. */
  record ProofInvalid() implements Registration {}
}
