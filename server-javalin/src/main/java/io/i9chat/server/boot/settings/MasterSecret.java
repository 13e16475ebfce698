package io.i9chat.server.boot.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The secret that all keys are derived from. Printing it shows nothing of it. */
public final class MasterSecret {
  /** The least number of bytes. */
  public static final int MIN_BYTES = 32;

  private final byte[] bytes;

  /** A secret of these bytes, which are copied. */
  public MasterSecret(byte[] bytes) {
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException("must have at least " + MIN_BYTES + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /**
   * The secret that {@code text} spells, in a setting or a file: what is Base64 of enough bytes
   * stands for those, everything else for its own UTF-8.
   *
   * @throws IllegalArgumentException if it is too short
   */
  public static MasterSecret of(String text) {
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      if (decoded.length >= MIN_BYTES) {
        return new MasterSecret(decoded);
      }
    } catch (IllegalArgumentException notBase64) {
      return new MasterSecret(text.getBytes(StandardCharsets.UTF_8));
    }
    return new MasterSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "(a secret)";
  }
}
