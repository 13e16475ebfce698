package io.i9chat.domain.account;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator may set about accounts.
 *
 * @param reservedUsernames usernames that no person can take, in any letter case, beside those that
 *     i9chat reserves itself
 */
public record AccountSettings(Set<String> reservedUsernames) {
  /** Nothing set. */
  public static final AccountSettings DEFAULT = new AccountSettings(Set.of());

  /** Takes a copy of the set, in lower case. */
  public AccountSettings {
    reservedUsernames =
        reservedUsernames.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }
}
