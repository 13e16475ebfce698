package io.i9chat.ports.account;

import io.i9chat.ports.model.account.SessionClaim;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens that carry a session, signed so that they cannot be made up.
 *
 * <ul>
 *   <li>TOKENS-1: a token answers the claim it was issued for, until it expires.
 *   <li>TOKENS-2: a token that is altered, expired, or made with another key, algorithm, issuer or
 *       audience answers nothing, and so does any other text.
 * </ul>
 */
public interface SessionTokens {
  /** A token for {@code claim} that holds until {@code expiresAt}, exclusive, to the second. */
  String issue(SessionClaim claim, Instant expiresAt);

  /** The claim of a genuine, unexpired token. */
  Optional<SessionClaim> verify(String token, Instant now);
}
