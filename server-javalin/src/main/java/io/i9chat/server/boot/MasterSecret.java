package io.i9chat.server.boot;

/** The secret that all keys are derived from. Printing it shows nothing of it. */
public final class MasterSecret {
  /** The least number of bytes. */
  static final int MIN_BYTES = 32;

  private final byte[] bytes;

  /** A secret of these bytes, which are copied. */
  public MasterSecret(byte[] bytes) {
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException("must have at least " + MIN_BYTES + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "(a secret)";
  }
}
