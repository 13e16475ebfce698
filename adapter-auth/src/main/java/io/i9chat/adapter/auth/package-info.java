/**
 * Authentication: Argon2id password hashing on a few threads of its own, session tokens as signed
 * JWTs, the codes, tickets and digests of sign-up and reset, and seals and fingerprints. Everything
 * keyed is derived from one master secret, with a key for each purpose.
 */
@NullMarked
package io.i9chat.adapter.auth;

import org.jspecify.annotations.NullMarked;
