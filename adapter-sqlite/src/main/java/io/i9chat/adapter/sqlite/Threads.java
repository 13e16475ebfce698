package io.i9chat.adapter.sqlite;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the writer and the readers share about their threads. */
final class Threads {
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  /** As long as one call may take of the writer's time. */
  private static final Duration MOST = Writer.MOST;

  private Threads() {}

  /** Waits for the end of a thread; not for ever, and not once this thread is interrupted. */
  static void join(Thread thread) {
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
  static void pass(Throwable failed) {
    if (failed instanceof Error) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
    }
  }
}
