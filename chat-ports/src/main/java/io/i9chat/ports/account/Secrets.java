package io.i9chat.ports.account;

import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;

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
 * </ul>
 */
public interface Secrets extends Sealing {
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
}
