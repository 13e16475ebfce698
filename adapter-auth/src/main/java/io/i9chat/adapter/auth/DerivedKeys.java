package io.i9chat.adapter.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import javax.crypto.SecretKey;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Keys for one purpose each, from the master secret by HKDF-SHA256 (RFC 5869), so that what one key
 * signs means nothing under another. A label is part of what is stored and signed: it never
 * changes.
 */
final class DerivedKeys {
  private DerivedKeys() {}

  /** The {@code length} bytes that {@code master} gives for {@code label}. */
  static byte[] derive(SecretKey master, String label, int length) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
    byte[] salt = "i9chat".getBytes(US_ASCII);
    hkdf.init(new HKDFParameters(master.getEncoded(), salt, label.getBytes(US_ASCII)));
    byte[] key = new byte[length];
    hkdf.generateBytes(key, 0, length);
    return key;
  }
}
