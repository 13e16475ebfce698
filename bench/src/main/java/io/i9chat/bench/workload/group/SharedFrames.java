package io.i9chat.bench.workload.group;

import java.util.Arrays;

/**
 * The last entry events of one chat, as bytes. Every member is sent the same ones, so a frame that
 * was read and checked once need only be compared when it comes to the others: with thousands of
 * members, reading each would cost more than the server's own work.
 */
final class SharedFrames {
  private static final int KEPT = 1024;
  private static final byte[] NONE = new byte[0];

  private final byte[][] frames = new byte[KEPT][];
  private final long[] seqs = new long[KEPT];

  SharedFrames() {
    Arrays.fill(frames, NONE);
  }

  /** Keeps a copy of a frame that is right. */
  void keep(long seq, byte[] bytes, int from, int to) {
    int slot = (int) (seq % KEPT);
    frames[slot] = Arrays.copyOfRange(bytes, from, to);
    seqs[slot] = seq;
  }

  /** True if this is the frame kept for this seq. */
  boolean is(long seq, byte[] bytes, int from, int to) {
    int slot = (int) (seq % KEPT);
    byte[] frame = frames[slot];
    return seqs[slot] == seq && Arrays.equals(frame, 0, frame.length, bytes, from, to);
  }
}
