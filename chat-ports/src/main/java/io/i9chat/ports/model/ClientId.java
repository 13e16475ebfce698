package io.i9chat.ports.model;

/**
 * The idempotency key a client gives to a message: 1 to 64 characters, unique per author and chat.
 */
public record ClientId(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 64;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is too long or holds what is not allowed
   */
  public ClientId {
    String fault = Characters.fault(value, 1, MAX);
    if (fault != null) {
      throw InvalidValue.of(ClientId.class, value, fault);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
