package io.i9chat.bench.wire;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Cuts what a server sends into whole messages. Frames may arrive in pieces and many at once;
 * messages may be fragmented, with control frames between the fragments (RFC 6455, 5.4).
 */
final class FrameReader {
  /** The largest message taken, in bytes; a page of the protocol ends at 256 KiB. */
  static final int LARGEST_MESSAGE = 4 << 20;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Takes whole text and binary messages and control frames; false ends the reading. */
  interface Sink {
    boolean take(int opcode, byte[] bytes, int from, int to) throws WireFailure;
  }

  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);
  private int fragmentedOpcode = -1;

  /**
   * Hands every whole frame of the range to the sink.
   *
   * @return index of the first byte that belongs to a frame not whole yet, or {@code to}; after the
   *     sink said false, the index behind the frame it took last
   * @throws WireFailure on a masked, oversized or malformed frame
   */
  int read(byte[] bytes, int from, int to, Sink sink) throws WireFailure {
    int at = from;
    while (to - at >= 2) {
      int first = bytes[at];
      int second = bytes[at + 1];
      check((first & Frames.RSV_BITS) == 0, "a reserved bit is set, no extension was agreed");
      check((second & Frames.MASK_BIT) == 0, "a server's frame is masked");
      int payload = at + headerLength(second);
      if (payload > to) {
        return at;
      }
      long length = payloadLength(bytes, at, second);
      if (length < 0 || length > LARGEST_MESSAGE) {
        throw new WireFailure("the peer sent a frame of " + length + " bytes");
      }
      if (length > to - payload) {
        return at;
      }
      at = payload + (int) length;
      boolean fin = (first & Frames.FIN_BIT) != 0;
      if (!frame(fin, first & Frames.OPCODE_BITS, bytes, payload, at, sink)) {
        return at;
      }
    }
    return at;
  }

  private static int headerLength(int second) {
    int length = second & Frames.LENGTH_BITS;
    return length < Frames.LENGTH_16 ? 2 : length == Frames.LENGTH_16 ? 4 : 10;
  }

  private static long payloadLength(byte[] bytes, int at, int second) {
    int length = second & Frames.LENGTH_BITS;
    if (length < Frames.LENGTH_16) {
      return length;
    }
    return length == Frames.LENGTH_16
        ? (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF)
        : (long) LONGS.get(bytes, at + 2);
  }

  private boolean frame(boolean fin, int opcode, byte[] bytes, int from, int to, Sink sink)
      throws WireFailure {
    return switch (opcode) {
      case Frames.CLOSE, Frames.PING, Frames.PONG -> {
        check(fin && to - from <= Frames.MAX_CONTROL, "a long or fragmented control frame");
        yield sink.take(opcode, bytes, from, to);
      }
      case Frames.TEXT, Frames.BINARY -> {
        check(fragmentedOpcode < 0, "a new message inside a fragmented one");
        if (fin) {
          yield sink.take(opcode, bytes, from, to);
        }
        fragmentedOpcode = opcode;
        fragments.write(bytes, from, to - from);
        yield true;
      }
      case Frames.CONTINUATION -> continuation(fin, bytes, from, to, sink);
      default -> throw new WireFailure("opcode " + opcode + " does not exist");
    };
  }

  private boolean continuation(boolean fin, byte[] bytes, int from, int to, Sink sink)
      throws WireFailure {
    check(fragmentedOpcode >= 0, "a continuation of nothing");
    check(fragments.size() + (to - from) <= LARGEST_MESSAGE, "a fragmented message too large");
    fragments.write(bytes, from, to - from);
    if (!fin) {
      return true;
    }
    byte[] whole = fragments.toByteArray();
    int opcode = fragmentedOpcode;
    fragments.reset();
    fragmentedOpcode = -1;
    return sink.take(opcode, whole, 0, whole.length);
  }

  private static void check(boolean holds, String otherwise) throws WireFailure {
    if (!holds) {
      throw new WireFailure("the peer sent " + otherwise);
    }
  }
}
