package io.i9chat.adapter.auth;

import io.i9chat.ports.model.account.Unsealed;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sealing by AES-256-GCM (NIST SP 800-38D) with a key of its own. What is sealed begins with a
 * version and the id of its key, then has a random nonce, then the bytes with their tag. Random
 * nonces of 96 bits are good for 2^32 sealings under a key; a store seals a handful in its life.
 */
final class Seals {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final byte VERSION = 1;
  private static final int ID_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + ID_BYTES;

  /** A key, and the head that tells it, which is authenticated with the bytes. */
  private static final class Key {
    private final byte[] head;
    private final SecretKey secret;

    private Key(SecretKey master) {
      byte[] id = DerivedKeys.derive(master, "sealing key id", ID_BYTES);
      head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(id).array();
      secret = new SecretKeySpec(DerivedKeys.derive(master, "sealing", 32), "AES");
    }

    boolean made(byte[] sealed) {
      return ByteBuffer.wrap(sealed, 0, HEAD_BYTES).equals(ByteBuffer.wrap(head));
    }
  }

  private final SecureRandom random;
  private final Key newest;
  private final @Nullable Key older;

  Seals(SecretKey master, @Nullable SecretKey olderMaster, SecureRandom random) {
    this.random = random;
    newest = new Key(master);
    older = olderMaster == null ? null : new Key(olderMaster);
  }

  byte[] seal(byte[] bytes) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] secret = cipher(Cipher.ENCRYPT_MODE, newest, nonce).doFinal(bytes);
      return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + secret.length)
          .put(newest.head)
          .put(nonce)
          .put(secret)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw absent(impossible);
    }
  }

  Optional<Unsealed> unseal(byte[] sealed) {
    if (sealed.length < HEAD_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    if (newest.made(sealed)) {
      return open(newest, sealed).map(bytes -> new Unsealed(bytes, true));
    }
    Key before = older;
    return before != null && before.made(sealed)
        ? open(before, sealed).map(bytes -> new Unsealed(bytes, false))
        : Optional.empty();
  }

  private static Optional<byte[]> open(Key key, byte[] sealed) {
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(sealed).get(HEAD_BYTES, nonce);
    int from = HEAD_BYTES + NONCE_BYTES;
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, from, sealed.length - from));
    } catch (AEADBadTagException changed) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw absent(impossible);
    }
  }

  private static Cipher cipher(int mode, Key key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.secret, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(key.head);
    return cipher;
  }

  private static IllegalStateException absent(GeneralSecurityException cause) {
    return new IllegalStateException("every JDK has AES-GCM", cause);
  }
}
