package io.i9chat.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Calls made at the same time, each on a virtual thread of its own. */
public final class Race {
  private static final long MOST_SECONDS = 60;

  private Race() {}

  /** A call that knows which one it is. */
  @FunctionalInterface
  public interface Runner<T> {
    /** Runs as number {@code index}, from 0. */
    T run(int index) throws Exception;
  }

  /**
   * Releases {@code count} calls at once and waits for all of them, at most a minute.
   *
   * @return what they answered, in order of their index
   * @throws AssertionError if one of them throws or does not end
   */
  public static <T> List<T> of(int count, Runner<T> runner) {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      calls.add(() -> runner.run(index));
    }
    return of(calls);
  }

  /** A call that answers nothing. */
  @FunctionalInterface
  public interface Step {
    /** Runs as number {@code index}, from 0. */
    void run(int index) throws Exception;
  }

  /** As {@link #of(int, Runner)}, with calls that answer nothing. */
  public static void each(int count, Step step) {
    of(
        count,
        index -> {
          step.run(index);
          return index;
        });
  }

  /** Runs {@code work} when several others look already, who go on until it has ended. */
  public static void watched(Runnable work, Runnable look) {
    int watchers = 4;
    CountDownLatch looking = new CountDownLatch(watchers);
    AtomicBoolean ended = new AtomicBoolean();
    each(
        watchers + 1,
        i -> {
          if (i == 0) {
            try {
              looking.await();
              work.run();
            } finally {
              ended.set(true);
            }
          } else {
            do {
              look.run();
              looking.countDown();
              breathe();
            } while (!ended.get());
          }
        });
  }

  /**
   * Lets others run: a call that is repeated without ever blocking would keep its carrier thread
   * from those it races with.
   */
  public static void breathe() {
    LockSupport.parkNanos(1_000);
  }

  /** As {@link #of(int, Runner)}, with a different call on each thread. */
  public static <T> List<T> of(List<Callable<T>> calls) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      CountDownLatch ready = new CountDownLatch(calls.size());
      CountDownLatch go = new CountDownLatch(1);
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> call : calls) {
        running.add(
            threads.submit(() -> {
              ready.countDown();
              go.await();
              return call.call();
            }));
      }
      ready.await();
      go.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> each : running) {
        answers.add(each.get(MOST_SECONDS, TimeUnit.SECONDS));
      }
      return answers;
    } catch (ExecutionException failed) {
      throw new AssertionError("a concurrent call failed: " + failed.getCause(), failed.getCause());
    } catch (TimeoutException hangs) {
      throw new AssertionError("a concurrent call did not end", hangs);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    } finally {
      threads.shutdownNow();
    }
  }
}
