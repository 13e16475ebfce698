package io.i9chat.domain.account;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.people.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people see of themselves: their profile, and what others do not see. Rules: QUOTA-3.
 *
 * @param email {@code null} of a person who has none
 * @param sharesLocation whether others may find them nearby
 * @param createdAt when the account was made
 * @param stored how many bytes they store, messages and media together
 */
public record Me(
    Profile profile,
    @Nullable EmailAddress email,
    boolean sharesLocation,
    Instant createdAt,
    long stored) {
  /** Puts together an account and the profile that belongs to it. */
  public static Me of(Account account, Profile profile, boolean sharesLocation, long stored) {
    return new Me(profile, account.email(), sharesLocation, account.createdAt(), stored);
  }
}
