package io.i9chat.domain.common;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs what came meanwhile together, one batch after the other and nothing twice in a batch, on a
 * virtual thread that is there only while there is something to do.
 */
public final class CoalescingExecutor<T> {
  private final Consumer<List<T>> runner;
  private final Set<T> waiting = new LinkedHashSet<>();
  private boolean running;

  /** One that has {@code runner} do what comes. */
  public CoalescingExecutor(Consumer<List<T>> runner) {
    this.runner = runner;
  }

  /** Has something done, soon, and elsewhere. */
  public synchronized void add(T task) {
    waiting.add(task);
    if (!running) {
      running = true;
      Thread.startVirtualThread(this::run);
    }
  }

  private void run() {
    for (List<T> next = next(); !next.isEmpty(); next = next()) {
      try {
        runner.accept(next);
      } catch (RuntimeException | Error bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
      }
    }
  }

  private synchronized List<T> next() {
    List<T> next = new ArrayList<>(waiting);
    waiting.clear();
    running = !next.isEmpty();
    return next;
  }
}
