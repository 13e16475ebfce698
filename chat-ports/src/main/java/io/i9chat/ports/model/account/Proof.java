package io.i9chat.ports.model.account;

import java.time.Instant;

/**
 * The token that a right code gives, as it is stored.
 *
 * @param token digest of the token, unique
 * @param expiresAt when it stops being accepted, exclusive
 */
public record Proof(Digest token, Instant expiresAt) {}
