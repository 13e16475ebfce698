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

/** Reads bodies, whose memory is taken of the budget before their first byte is read. */
final class Bodies {
  /** The greatest size of a body. */
  static final int MAX_BYTES = 1024 * 1024;

  /** The greatest size of a body of an operation that needs no session; none needs more. */
  static final int MAX_ANONYMOUS_BYTES = 16 * 1024;

  /**
   * How long a body may take to arrive. The idle time of the connection alone would let a peer that
   * drips a byte at a time hold a thread and memory for days.
   */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int FIRST_BYTES = 1024;

  /** What is taken first for a body that does not say its length; few are longer. */
  private static final int FEW_BYTES = 64 * 1024;

  private Bodies() {}

  /**
   * Reads a body to its end and uses it.
   *
   * @param length how long it says it is, negative if it does not say
   * @param max how long it may be
   * @param lease takes of the budget what the body says, or what it turns out to need
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
    Room room = new Room(lease, length < 0 ? Math.min(max, FEW_BYTES) : (int) length);
    byte[] bytes = room.receive(in, length < 0 ? max : (int) length, transfer);
    lease.giveBack(room.taken - bytes.length);
    return use.apply(bytes, room.size);
  }

  /**
   * What a body takes: all that it says, or little and then all that it may be. Bodies that each
   * held a part and waited for more would keep each other waiting.
   */
  private static final class Room {
    private final Lease lease;
    private int taken;
    private int size;

    Room(Lease lease, int first) {
      this.lease = lease;
      if (!lease.take(first, Demand.CALL)) {
        throw new BadInput(Problem.of(ErrorCode.UNAVAILABLE));
      }
      this.taken = first;
    }

    /** Reads to the end, into an array that grows with what arrives. */
    byte[] receive(InputStream body, int max, IntConsumer transfer) {
      long start = System.nanoTime();
      byte[] bytes = new byte[Math.min(max, FIRST_BYTES)];
      try (InputStream in = body) {
        while (true) {
          if (size == bytes.length && size < max) {
            bytes = Arrays.copyOf(bytes, grown(max));
          }
          int read = size < max ? in.read(bytes, size, bytes.length - size) : in.read();
          if (read < 0) {
            return bytes;
          }
          if (size == max) {
            throw new BadInput(Problem.of(ErrorCode.PAYLOAD_TOO_LARGE));
          }
          size += read;
          transfer.accept(read);
          if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw tooSlow();
          }
        }
      } catch (IOException broken) {
        throw hasTimedOut(broken)
            ? tooSlow()
            : new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "the body is broken off"));
      }
    }

    private int grown(int max) {
      int next = Math.min(max, 2 * size);
      if (next > taken) {
        if (!lease.tryTake(max - taken, Demand.CALL)) {
          throw new BadInput(Problem.of(ErrorCode.UNAVAILABLE));
        }
        taken = max;
      }
      return next;
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
