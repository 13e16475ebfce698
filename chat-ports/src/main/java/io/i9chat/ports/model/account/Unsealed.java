package io.i9chat.ports.model.account;

import java.util.Arrays;

/**
 * What was sealed.
 *
 * @param current whether the newest secret sealed it; if not, it is to be sealed again
 */
// The bytes are copied in and out, and compared by what they are.
@SuppressWarnings("ArrayRecordComponent")
public record Unsealed(byte[] bytes, boolean current) {
  /** Takes a copy of the bytes. */
  public Unsealed {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unsealed that
        && current == that.current
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Unsealed[current=" + current + "]";
  }
}
