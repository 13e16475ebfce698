package io.i9chat.server.boot;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;

/** The username that a command is about. */
final class UsernameArgument {
  private UsernameArgument() {}

  /**
   * A username as it was typed.
   *
   * @throws StartFailure if no account can have it
   */
  static Username of(String typed) {
    try {
      return new Username(typed);
    } catch (InvalidValue invalid) {
      throw unknown(typed);
    }
  }

  /** Says that there is no such account. */
  static StartFailure unknown(Object username) {
    return new StartFailure("there is no account with the username " + username);
  }
}
