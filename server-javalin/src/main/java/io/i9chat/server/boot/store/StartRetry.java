package io.i9chat.server.boot.store;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A call of the start, repeated while the store is away or late and the start may wait for it. */
final class StartRetry {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private StartRetry() {}

  /**
   * What {@code call} answers, once it does.
   *
   * @param wait for how long a failure is not the end; the call must be safe to repeat
   * @throws PortFailure the last one, when the time is over
   */
  static <T> T of(Duration wait, Supplier<T> call) {
    return of(wait, call, failed -> {});
  }

  /** The same, telling {@code told} of the first failure that is not the end. */
  static <T> T of(Duration wait, Supplier<T> call, Consumer<PortFailure> told) {
    long end = System.nanoTime() + wait.toNanos();
    boolean first = true;
    while (true) {
      try {
        return call.get();
      } catch (PortFailure failed) {
        if (System.nanoTime() + PAUSE.toNanos() > end) {
          throw failed;
        }
        if (first) {
          told.accept(failed);
          first = false;
        }
        pause(failed);
      }
    }
  }

  private static void pause(PortFailure failed) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed;
    }
  }
}
