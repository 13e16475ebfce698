package io.i9chat.ports.account;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * Codes that prove an e-mail address, and the proofs they give.
 *
 * <ul>
 *   <li>CODES-1: a code is accepted once, before it expires, for its own ticket and purpose.
 *   <li>CODES-2: trying counts before it compares, in one atomic step: after five tries, right or
 *       wrong, concurrent or not, the code is dead; codes of other tickets are untouched.
 *   <li>CODES-3: a right try stores the proof in the same transaction.
 *   <li>CODES-4: missing, wrong, spent, expired and dead codes are answered alike.
 *   <li>CODES-5: a proof is found only unexpired, unspent and for its own purpose; looking at it
 *       does not spend it.
 *   <li>CODES-6: forgetting removes what has expired at the time given, and only that.
 * </ul>
 */
public interface OneTimeCodes {
  /** How often a code may be tried. */
  int TRIES = 5;

  /** Keeps a code that was made. */
  void issue(IssuedCode code);

  /**
   * Tries a code.
   *
   * @param code digest of ticket and code together
   * @param proof what to store if the code is right
   * @return the address that is now proven, or empty
   */
  Optional<EmailAddress> attempt(
      Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now);

  /** The address that a proof stands for. */
  Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now);

  /** Removes codes and proofs that have expired at {@code now}, and answers how many. */
  int forget(Instant now);
}
