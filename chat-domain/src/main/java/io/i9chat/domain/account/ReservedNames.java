package io.i9chat.domain.account;

import io.i9chat.ports.model.Username;
import java.util.Set;

/**
 * Policy: usernames that no person can take, since they name a route, a role or no person. Rules:
 * NAME-2.
 */
public final class ReservedNames {
  private static final Set<String> ALWAYS =
      Set.of(
          "deleted",
          "nearby",
          "me",
          "current",
          "admin",
          "root",
          "system",
          "support",
          "security",
          "i9chat");

  private final Set<String> operators;

  /** Those of i9chat and the operator's. */
  public ReservedNames(AccountSettings settings) {
    this.operators = settings.reservedUsernames();
  }

  /** Whether no person can take this one. */
  public boolean hold(Username username) {
    return ALWAYS.contains(username.key()) || operators.contains(username.key());
  }
}
