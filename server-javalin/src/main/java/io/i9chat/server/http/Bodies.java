package io.i9chat.server.http;

import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The memory that bodies take while they arrive and are read, which is bounded for all together.
 */
final class Bodies {
  /** The greatest size of a body. */
  static final int MAX_BYTES = 1024 * 1024;

  /** The greatest size of a body of an operation that anybody may call; none needs more. */
  static final int MAX_ANONYMOUS_BYTES = 16 * 1024;

  /** How much all bodies that are being read may take together; what comes then is put off. */
  static final int MAX_TOTAL_BYTES = 32 * 1024 * 1024;

  /**
   * How long a body may take to arrive. The idle time of the connection alone would let a peer that
   * drips a byte at a time hold a thread and memory for days.
   */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int KIB = 1024;
  private static final int FIRST_BYTES = 2 * KIB;

  private final Semaphore kibs;

  /** Bodies that take at most {@code totalBytes} together. */
  Bodies(int totalBytes) {
    kibs = new Semaphore(totalBytes / KIB);
  }

  /**
   * Reads a body to its end and uses it.
   *
   * @param length how long it says it is, negative if it does not say
   * @param max how long it may be
   * @param use is given the bytes, and how many of them count, while their room is held
   * @throws BadInput if it is too large, does not arrive in time, or there is no room for it now
   */
  <T> T read(InputStream in, long length, int max, BiFunction<byte[], Integer, T> use) {
    if (length > max) {
      throw new BadInput(Problem.of(ErrorCode.PAYLOAD_TOO_LARGE));
    }
    try (Room room = new Room()) {
      // One that says its length needs no room beyond it.
      int size = room.fill(in, length < 0 ? max : (int) length);
      return use.apply(room.bytes, size);
    }
  }

  /** Grows with what arrived, not with what was announced: a promise costs a peer nothing. */
  private final class Room implements AutoCloseable {
    private byte[] bytes = new byte[0];

    int fill(InputStream body, int max) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      int size = 0;
      try (InputStream in = body) {
        while (true) {
          if (size == bytes.length && size < max) {
            grow(Math.min(max, Math.max(FIRST_BYTES, 2 * size)));
          }
          int read = size < max ? in.read(bytes, size, bytes.length - size) : in.read();
          if (read < 0) {
            return size;
          }
          if (size == max) {
            throw new BadInput(Problem.of(ErrorCode.PAYLOAD_TOO_LARGE));
          }
          size += read;
          if (System.nanoTime() - deadline > 0) {
            throw tooSlow();
          }
        }
      } catch (IOException broken) {
        throw hasTimedOut(broken)
            ? tooSlow()
            : new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "the body is broken off"));
      }
    }

    private void grow(int size) {
      if (!kibs.tryAcquire((size - bytes.length) / KIB)) {
        throw new BadInput(Problem.of(ErrorCode.UNAVAILABLE));
      }
      bytes = Arrays.copyOf(bytes, size);
    }

    @Override
    public void close() {
      kibs.release(bytes.length / KIB);
    }
  }

  /** Jetty says so in whatever it wraps the end of its own patience with a connection in. */
  private static boolean hasTimedOut(Throwable broken) {
    return Stream.iterate(broken, Objects::nonNull, Throwable::getCause)
        .anyMatch(TimeoutException.class::isInstance);
  }

  private static BadInput tooSlow() {
    Problem problem = Problem.of(ErrorCode.INVALID_INPUT, "the body did not arrive in time");
    return new BadInput(problem.withStatus(408));
  }
}
