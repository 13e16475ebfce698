package io.i9chat.server.http;

import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Lease;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Reads bodies, whose memory is taken of the budget as they arrive. */
final class Bodies {
  /** The greatest size of a body. */
  static final int MAX_BYTES = 1024 * 1024;

  /** The greatest size of a body of an operation that anybody may call; none needs more. */
  static final int MAX_ANONYMOUS_BYTES = 16 * 1024;

  /**
   * How long a body may take to arrive. The idle time of the connection alone would let a peer that
   * drips a byte at a time hold a thread and memory for days.
   */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int FIRST_BYTES = 1024;

  private Bodies() {}

  /**
   * Reads a body to its end and uses it.
   *
   * @param length how long it says it is, negative if it does not say
   * @param max how long it may be
   * @param lease takes what is read of the budget
   * @param transfer is told of what came
   * @param use is given the bytes, and how many of them count
   * @throws BadInput if it is too large, does not arrive in time, or there is no room for it now
   */
  static <T> T read(
      InputStream in,
      long length,
      int max,
      Lease lease,
      IntConsumer transfer,
      BiFunction<byte[], Integer, T> use) {
    if (length > max) {
      throw new BadInput(Problem.of(ErrorCode.PAYLOAD_TOO_LARGE));
    }
    // One that says its length needs no room beyond it.
    Room room = new Room(lease, transfer);
    int size = room.fill(in, length < 0 ? max : (int) length);
    return use.apply(room.bytes, size);
  }

  /** Grows with what arrived, not with what was announced: a promise costs a peer nothing. */
  private static final class Room {
    private final Lease lease;
    private final IntConsumer transfer;
    private byte[] bytes = new byte[0];

    Room(Lease lease, IntConsumer transfer) {
      this.lease = lease;
      this.transfer = transfer;
    }

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
          transfer.accept(read);
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
      if (!lease.take(size - bytes.length, Demand.CALL)) {
        throw new BadInput(Problem.of(ErrorCode.UNAVAILABLE));
      }
      bytes = Arrays.copyOf(bytes, size);
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
