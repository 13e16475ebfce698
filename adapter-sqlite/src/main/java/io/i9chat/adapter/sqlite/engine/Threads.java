package io.i9chat.adapter.sqlite.engine;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the writer and the readers share about their threads. */
public final class Threads {
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  /** How long a call may take of the writer's time: far more than any should. */
  public static final Duration MOST = Duration.ofSeconds(10);

  private Threads() {}

  /** Waits for the end of a thread; not for ever, and not once this thread is interrupted. */
  public static void join(Thread thread) {
    try {
      if (thread.join(MOST)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    LOG.warn("{} is still at work; what it does is not waited for", thread.getName());
  }

  /**
   * Tells the handler of this thread of an {@code Error}, as if the thread had died of it: callers
   * get their answers, and the process decides whether it can go on.
   */
  public static void pass(Throwable failed) {
    if (failed instanceof Error) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
    }
  }
}
