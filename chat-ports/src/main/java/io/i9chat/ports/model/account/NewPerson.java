package io.i9chat.ports.model.account;

import io.i9chat.ports.model.people.ExternalId;

/**
 * An account to be made for a person whom an application knows, unless they have one.
 *
 * @param account without an e-mail address, for that would have to be proven
 */
public record NewPerson(ExternalId externalId, NewAccount account) {
  /** Checks that there is no address. */
  public NewPerson {
    if (account.account().email() != null) {
      throw new IllegalArgumentException("a person by an external id with an e-mail address");
    }
  }
}
