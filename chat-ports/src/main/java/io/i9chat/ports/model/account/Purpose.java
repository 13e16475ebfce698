package io.i9chat.ports.model.account;

/**
 * What a one-time code, and the token that its proof gives, may be used for. It decides the shape
 * of the code, too. Rules: SIGNUP-2.
 */
public enum Purpose {
  /** To make an account. */
  SIGN_UP,
  /** To set a new password. */
  PASSWORD_RESET
}
