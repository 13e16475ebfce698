package io.i9chat.ports.model.account;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The keyed hash of a secret, which is all that is ever stored of codes, tickets and tokens.
 * Equality takes the same time whatever differs.
 */
public final class Digest {
  private final byte[] bytes;

  /** A digest of these bytes, which are copied. */
  public Digest(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "(a digest)";
  }
}
