package io.i9chat.ports.account;

import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.chat.Fingerprint;
import java.util.Optional;

/**
 * Making secrets that cannot be guessed, and the digests that are stored of them.
 *
 * <ul>
 *   <li>SECRETS-1: a token has 256 random bits, in 43 characters of base64url; no two are alike.
 *   <li>SECRETS-2: a sign-up code is 6 digits, a reset's 8 letters and digits of Crockford's
 *       base32; every code of that shape is as likely as any other.
 *   <li>SECRETS-3: a digest is the same for the same use and text, and differs where either does;
 *       it cannot be made without the key.
 *   <li>SECRETS-4: in a typed reset code case, spaces and dashes do not count, and {@code O},
 *       {@code I} and {@code L} are read as Crockford's alphabet reads them.
 *   <li>SECRETS-5: what was sealed can be read only with the secret, the newest or the one before
 *       it, and only if no bit of it was changed; two sealings of the same are not alike.
 *   <li>SECRETS-6: a fingerprint is the same for the same key and bytes, and differs where either
 *       does; it cannot be made without the key.
 * </ul>
 */
public interface Secrets {
  /** A fresh ticket or token. */
  String token();

  /** A fresh code to mail. */
  String code(Purpose purpose);

  /** The digest of a ticket. */
  Digest ofTicket(String ticket);

  /** The digest of a code, as it was typed, together with its ticket. */
  Digest ofCode(Purpose purpose, String ticket, String code);

  /** The digest of the token that a proof gave. */
  Digest ofProof(Purpose purpose, String token);

  /** A fresh key, of 256 random bits. */
  byte[] key();

  /** Seals bytes under the newest secret. */
  byte[] seal(byte[] bytes);

  /** What was sealed; empty if it was not sealed here, or was changed. */
  Optional<Unsealed> unseal(byte[] sealed);

  /** A keyed hash of bytes. */
  Fingerprint fingerprint(byte[] key, byte[] bytes);
}
