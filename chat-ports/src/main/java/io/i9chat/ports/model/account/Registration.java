package io.i9chat.ports.model.account;

/** The result of making an account. Only {@link Done} spends the proof. */
public sealed interface Registration {
  /** The account and its profile exist. */
  record Done() implements Registration {}

  /** A person has, or had, this username, in whatever case. Rules: NAME-3. */
  record UsernameTaken() implements Registration {}

  /** There is an account with this address. */
  record EmailTaken() implements Registration {}

  /** The proof is missing, spent, expired, or for another purpose or address. */
  record ProofInvalid() implements Registration {}
}
