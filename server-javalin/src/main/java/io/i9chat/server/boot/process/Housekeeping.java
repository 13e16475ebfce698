package io.i9chat.server.boot.process;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is to be done now and then: when the server starts, and several times an hour. */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Media that nothing refers to any more is to be gone within the hour. */
  public static final Duration PAUSE = Duration.ofMinutes(20);

  /** Pauses differ by so much of themselves, so that nodes do not work in step. */
  private static final int JITTER = 10;

  /** How long closing waits for the batch that is being done. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final List<Chore> chores;
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * Something to be done.
   *
   * @param undone what is the matter when it fails
   */
  public record Chore(String undone, Runnable work) {
    /** The same, but done only after {@code first}, and again after each {@code pause}. */
    public Chore seldom(Duration first, Duration pause) {
      return new Chore(undone, new Seldom(work, first, pause, System::nanoTime));
    }
  }

  private Housekeeping(List<Chore> chores) {
    this.chores = chores;
    this.thread = Thread.ofVirtual().name("i9chat-housekeeping").unstarted(this::run);
  }

  public static Housekeeping start(List<Chore> chores) {
    Housekeeping housekeeping = new Housekeeping(List.copyOf(chores));
    housekeeping.thread.start();
    return housekeeping;
  }

  private void run() {
    try {
      while (!stopped) {
        for (Chore chore : chores) {
          if (!stopped) {
            run(chore);
          }
        }
        Thread.sleep(pause());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** From a tenth less than the pause to a tenth more. */
  private static Duration pause() {
    long jitter = PAUSE.dividedBy(JITTER).toMillis();
    return PAUSE.plusMillis(ThreadLocalRandom.current().nextLong(-jitter, jitter));
  }

  private void run(Chore chore) {
    try {
      chore.work().run();
    } catch (PortFailure failure) {
      if (!stopped) {
        LOG.warn("{}: {}", chore.undone(), failure.getMessage());
      }
    } catch (RuntimeException bug) {
      // The next round may well succeed, and the other chores have nothing to do with it.
      LOG.error("{}", chore.undone(), bug);
    }
  }

  /** Begins nothing any more; a chore that is being done ends behind the batch it is at. */
  public void stop() {
    stopped = true;
    thread.interrupt();
  }

  /** Stops it, and waits until it has stopped, but not for long: the next start does the rest. */
  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(PATIENCE)) {
        LOG.warn("Housekeeping is still at work; what it does is not waited for");
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
