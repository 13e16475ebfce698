package io.i9chat.ports.account;

import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import org.jspecify.annotations.Nullable;

/**
 * Hashing passwords, slowly on purpose.
 *
 * <ul>
 *   <li>HASHER-1: a hash verifies its own password and no other; two hashes of one password differ.
 *   <li>HASHER-2: verifying against no hash does the same work and answers no.
 *   <li>HASHER-3: at most a bounded number of calls wait; beyond it a call fails at once with
 *       {@code PortFailure}.
 *   <li>HASHER-4: after closing, every call fails with {@code PortFailure}.
 *   <li>HASHER-5: of the calls that may wait, one client may let a quarter wait; beyond that its
 *       own calls fail at once, and those of other clients are served.
 * </ul>
 */
public interface PasswordHasher {
  /**
   * A salted hash of {@code password}.
   *
   * @param client the client that the call is made for, as its network address is counted
   */
  PasswordHash hash(Password password, String client);

  /**
   * Whether {@code attempt} is the password of {@code hash}.
   *
   * @param attempt whatever was typed
   * @param client the client that the call is made for, as its network address is counted
   * @param hash {@code null} if there is no such account, or it has no password yet
   */
  boolean verify(String attempt, @Nullable PasswordHash hash, String client);
}
