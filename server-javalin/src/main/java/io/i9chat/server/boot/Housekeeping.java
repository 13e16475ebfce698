package io.i9chat.server.boot;

import io.i9chat.domain.account.ForgetExpired;
import io.i9chat.ports.PortFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has expired, once an hour. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final ForgetExpired forgetExpired;
  private final Thread thread;

  private Housekeeping(ForgetExpired forgetExpired) {
    this.forgetExpired = forgetExpired;
    this.thread = Thread.ofVirtual().name("i9chat-housekeeping").unstarted(this::run);
  }

  static Housekeeping start(ForgetExpired forgetExpired) {
    Housekeeping housekeeping = new Housekeeping(forgetExpired);
    housekeeping.thread.start();
    return housekeeping;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        forget();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    try {
      forgetExpired.handle(new ForgetExpired.Command());
    } catch (PortFailure failure) {
      LOG.warn("expired sessions and codes are still there: {}", failure.getMessage());
    } catch (RuntimeException bug) {
      // The next round may well succeed; without it the store would grow for ever.
      LOG.error("expired sessions and codes are still there", bug);
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
