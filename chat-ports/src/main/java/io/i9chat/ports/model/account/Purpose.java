package io.i9chat.ports.model.account;

/**
 * What a one-time code, and the token that its proof gives, may be used for. It decides the shape
 * of the code, too. How a code is made and read is decided by {@link
 * io.i9chat.ports.account.Secrets Secrets}. Rules: SIGNUP-2.
 */
public enum Purpose {
  /** To make an account. */
  SIGN_UP,
  /** To set a new password. */
  PASSWORD_RESET
}
