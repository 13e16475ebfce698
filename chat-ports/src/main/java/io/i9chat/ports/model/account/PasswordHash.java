package io.i9chat.ports.model.account;

/**
 * A password hash with its algorithm, parameters and salt, in PHC string format. Rules: FIELD-2.
 */
public record PasswordHash(String encoded) {
  @Override
  public String toString() {
    return "(a password hash)";
  }
}
