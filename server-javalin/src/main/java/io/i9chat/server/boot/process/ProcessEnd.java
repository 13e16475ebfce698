package io.i9chat.server.boot.process;

import io.i9chat.server.boot.failure.OneLine;
import java.io.PrintStream;
import java.time.Duration;

/** Ends the process where it can neither go on nor be waited for: with one line, exit code 1. */
public final class ProcessEnd {
  /** A stop that is asked for is over within 10 seconds; so long it may take by itself. */
  public static final Duration STOP = Duration.ofSeconds(9);

  /** How long the line may take to be written, for there may be no reader. */
  private static final long LINE_MILLIS = 500;

  private ProcessEnd() {}

  /**
   * Makes any thread that dies of an {@code Error}, such as want of memory, end the process: no
   * other thread does its work, so a process that stayed would only look alive. To be called before
   * any thread is started.
   */
  public static void onErrors() {
    Thread.setDefaultUncaughtExceptionHandler(ProcessEnd::died);
  }

  private static void died(Thread thread, Throwable failure) {
    if (failure instanceof Error) {
      String name = thread.getName().isEmpty() ? "a thread" : thread.getName();
      now("i9chat: " + name + " died of " + OneLine.of(failure));
    } else {
      System.err.println("i9chat: " + thread.getName() + " failed");
      failure.printStackTrace();
    }
  }

  /**
   * Closes parts one after the other; one that fails does not keep the others open.
   *
   * @throws RuntimeException the first failure, or one that it caused, with the others
   */
  public static void closeAll(AutoCloseable... parts) {
    RuntimeException first = null;
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception | LinkageError failed) {
        if (first == null) {
          first =
              failed instanceof RuntimeException known
                  ? known
                  : new IllegalStateException("cannot close: " + failed, failed);
        } else {
          first.addSuppressed(failed);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Closes what runs and ends the process, with exit code 0 if that went well and in time. */
  public static void stop(Runnable closing, Duration most, PrintStream out) {
    Thread.ofPlatform().daemon().name("i9chat-stop-watch").start(() -> watch(most));
    out.println("stopping");
    try {
      closing.run();
    } catch (RuntimeException failed) {
      now("i9chat: did not stop cleanly: " + OneLine.of(failed));
    }
    out.println("stopped");
    // A process that a signal ends has 128 + its number as exit code; this one has ended well.
    Runtime.getRuntime().halt(0);
  }

  private static void watch(Duration most) {
    try {
      Thread.sleep(most);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    now("i9chat: did not stop within " + most.toMillis() + " ms, and ends as it is");
  }

  private static void now(String line) {
    try {
      Thread printing =
          Thread.ofPlatform().daemon().name("i9chat-end").start(() -> System.err.println(line));
      printing.join(LINE_MILLIS);
    } catch (Throwable noThread) {
      // Interrupted, or there is no memory for a thread, which may be why the process ends.
      System.err.println(line);
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }
}
