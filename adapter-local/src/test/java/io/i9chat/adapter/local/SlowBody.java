package io.i9chat.adapter.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A body that comes piece by piece, as a test gives it. */
final class SlowBody extends InputStream {
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(10);
  private byte[] current = new byte[0];
  private int at;
  private int longestRead;

  /** Has it go on with these bytes. */
  void give(byte[] piece) {
    pieces.add(piece);
  }

  /** Has it end behind what was given. */
  void end() {
    pieces.add(END);
  }

  /** How many bytes were asked for at once, at most. */
  int longestRead() {
    return longestRead;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    longestRead = Math.max(longestRead, length);
    try {
      while (at == current.length) {
        byte[] next = pieces.poll(10, TimeUnit.SECONDS);
        if (next == null) {
          throw new IOException("the test gave no more");
        }
        if (next.length == 0) {
          pieces.add(END);
          return -1;
        }
        current = next;
        at = 0;
      }
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("bytes are read in numbers");
  }
}
