package io.i9chat.server.boot;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is to be done now and then: when the server starts, and several times an hour. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Media that nothing refers to any more is to be gone within the hour. */
  static final Duration PAUSE = Duration.ofMinutes(20);

  private final List<Chore> chores;
  private final Thread thread;

  /**
   * Something to be done.
   *
   * @param undone what is the matter when it fails
   */
  record Chore(String undone, Runnable work) {}

  private Housekeeping(List<Chore> chores) {
    this.chores = chores;
    this.thread = Thread.ofVirtual().name("i9chat-housekeeping").unstarted(this::run);
  }

  static Housekeeping start(List<Chore> chores) {
    Housekeeping housekeeping = new Housekeeping(List.copyOf(chores));
    housekeeping.thread.start();
    return housekeeping;
  }

  private void run() {
    try {
      while (true) {
        chores.forEach(Housekeeping::run);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Chore chore) {
    try {
      chore.work().run();
    } catch (PortFailure failure) {
      LOG.warn("{}: {}", chore.undone(), failure.getMessage());
    } catch (RuntimeException | Error bug) {
      // The next round may well succeed, and the other chores have nothing to do with it.
      LOG.error("{}", chore.undone(), bug);
    }
  }

  /** Stops it, and waits until it has stopped. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
