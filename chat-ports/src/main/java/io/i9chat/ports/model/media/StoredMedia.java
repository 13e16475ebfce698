package io.i9chat.ports.model.media;

import java.util.Arrays;

/**
 * A complete object as its store has it.
 *
 * @param size in bytes
 * @param generation names this writing of it for good
 * @param first its first {@link #FIRST} bytes, all of them if it is shorter
 */
// The bytes are copied in and out, and compared by what they are.
@SuppressWarnings("ArrayRecordComponent")
public record StoredMedia(long size, String generation, byte[] first) {
  /** How many of the first bytes a store tells: enough for what cameras write before an image. */
  public static final int FIRST = 64 << 10;

  /** Takes a copy of the bytes. */
  public StoredMedia {
    first = first.clone();
  }

  @Override
  public byte[] first() {
    return first.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredMedia that
        && size == that.size
        && generation.equals(that.generation)
        && Arrays.equals(first, that.first);
  }

  @Override
  public int hashCode() {
    return 31 * generation.hashCode() + Long.hashCode(size);
  }

  @Override
  public String toString() {
    return "StoredMedia[size=" + size + ", generation=" + generation + "]";
  }
}
