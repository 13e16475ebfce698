package io.i9chat.adapter.auth;

import io.i9chat.ports.model.log.Fingerprint;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints by HMAC-SHA256, cut to 128 bits (RFC 2104, 5). Every message has one made, and a
 * store has one key for all of them, so the last keyed MAC is kept and only copied: that spares the
 * search for a provider, and a MAC for each of the many virtual threads.
 */
final class HmacFingerprints {
  private static final String HMAC = "HmacSHA256";

  /** A MAC that only ever is copied, so that any thread may. */
  private static final class Keyed {
    private final byte[] key;
    private final Mac mac;

    private Keyed(byte[] key) throws GeneralSecurityException {
      this.key = key.clone();
      mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
    }
  }

  private final AtomicReference<@Nullable Keyed> last = new AtomicReference<>();

  Fingerprint of(byte[] key, byte[] bytes) {
    try {
      ByteBuffer hash = ByteBuffer.wrap(mac(key).doFinal(bytes));
      return new Fingerprint(hash.getLong(), hash.getLong());
    } catch (GeneralSecurityException | CloneNotSupportedException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA256, and can copy it", impossible);
    }
  }

  private Mac mac(byte[] key) throws GeneralSecurityException, CloneNotSupportedException {
    Keyed known = last.get();
    if (known == null || !MessageDigest.isEqual(known.key, key)) {
      known = new Keyed(key);
      last.set(known);
    }
    return (Mac) known.mac.clone();
  }
}
