package io.i9chat.adapter.sqlite;

/** What the writer and the readers share about their threads. */
final class Threads {
  private Threads() {}

  /** Waits for the end of a thread, also through interrupts. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException stopped) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
