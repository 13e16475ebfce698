package io.i9chat.bench.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * Client frames of one connection, masked (RFC 6455, 5.3), one behind the other until they are
 * written together. The key is random per connection and not per frame: masking protects proxies
 * against browsers, and there is neither here.
 */
final class FrameWriter {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int LONGEST_HEADER = 14;
  private static final int FIRST_CAPACITY = 1024;

  private final int key;
  private final long doubleKey;
  private byte[] bytes = new byte[0];
  private int end;

  FrameWriter(int key) {
    this.key = key;
    this.doubleKey = (key & 0xFFFF_FFFFL) << 32 | (key & 0xFFFF_FFFFL);
  }

  /** Appends one unfragmented frame with this payload. */
  void append(int opcode, byte[] payload, int from, int to) {
    int length = to - from;
    reserve(LONGEST_HEADER + length);
    bytes[end++] = (byte) (Frames.FIN_BIT | opcode);
    if (length < Frames.LENGTH_16) {
      bytes[end++] = (byte) (Frames.MASK_BIT | length);
    } else if (length <= 0xFFFF) {
      bytes[end++] = (byte) (Frames.MASK_BIT | Frames.LENGTH_16);
      bytes[end++] = (byte) (length >>> 8);
      bytes[end++] = (byte) length;
    } else {
      bytes[end++] = (byte) (Frames.MASK_BIT | Frames.LENGTH_64);
      LONGS.set(bytes, end, (long) length);
      end += Long.BYTES;
    }
    INTS.set(bytes, end, key);
    end += Integer.BYTES;
    mask(payload, from, length);
  }

  private void mask(byte[] payload, int from, int length) {
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      LONGS.set(bytes, end + i, (long) LONGS.get(payload, from + i) ^ doubleKey);
    }
    for (; i < length; i++) {
      bytes[end + i] = (byte) (payload[from + i] ^ key >>> (24 - 8 * (i & 3)));
    }
    end += length;
  }

  private void reserve(int more) {
    int needed = Math.addExact(end, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.max(needed, 2 * bytes.length), FIRST_CAPACITY));
    }
  }

  boolean isEmpty() {
    return end == 0;
  }

  /** Writes what the channel takes now; true if nothing is left. */
  boolean writeTo(WritableByteChannel channel) throws IOException {
    if (end == 0) {
      return true;
    }
    int written = channel.write(ByteBuffer.wrap(bytes, 0, end));
    int left = end - written;
    if (left > 0 && written > 0) {
      System.arraycopy(bytes, written, bytes, 0, left);
    }
    end = left;
    return left == 0;
  }
}
