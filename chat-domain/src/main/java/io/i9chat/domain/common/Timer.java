package io.i9chat.domain.common;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs small things later, on one daemon thread that exists from the first of them on. */
public final class Timer implements AutoCloseable {
  private @Nullable ScheduledThreadPoolExecutor executor;
  private boolean closed;

  /** One that has nothing to run yet. */
  public Timer() {}

  /** Runs {@code task} after {@code delay}, on a virtual thread of its own; never once closed. */
  public synchronized void after(Duration delay, Runnable task) {
    if (closed) {
      return;
    }
    if (executor == null) {
      executor = new ScheduledThreadPoolExecutor(1, Timer::thread);
    }
    var unused =
        executor.schedule(
            () -> Thread.startVirtualThread(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "i9chat-live-timer");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
