package io.i9chat.ports.account;

import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.log.Fingerprint;
import java.util.Optional;

/**
 * Keeping things from a person who has the store but not the secret.
 *
 * <ul>
 *   <li>SECRETS-5: what was sealed can be read only with the secret, the newest or the one before
 *       it, and only if no bit of it was changed; two sealings of the same are not alike.
 *   <li>SECRETS-6: a fingerprint is the same for the same key and bytes, and differs where either
 *       does; it cannot be made without the key.
 * </ul>
 */
public interface Sealing {
  /** A fresh key, of 256 random bits. */
  byte[] key();

  /** Seals bytes under the newest secret. */
  byte[] seal(byte[] bytes);

  /** What was sealed; empty if it was not sealed here, or was changed. */
  Optional<Unsealed> unseal(byte[] sealed);

  /** A keyed hash of bytes. */
  Fingerprint fingerprint(byte[] key, byte[] bytes);
}
