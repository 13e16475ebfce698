package io.i9chat.adapter.local;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals from the publisher's thread straight to the listeners. Publishing takes no lock: it walks
 * an array that subscribing replaces. Nothing is lost, so there is never a gap to tell.
 */
final class LocalSignals implements Signals, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalSignals.class);

  private final CopyOnWriteArrayList<Listening> listening = new CopyOnWriteArrayList<>();

  /** One subscription; compared by identity, so that a listener may subscribe twice. */
  private final class Listening implements Subscription {
    private final Listener listener;

    private Listening(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void close() {
      listening.remove(this);
    }
  }

  @Override
  public void publish(Signal signal) {
    Error fatal = null;
    for (Listening each : listening) {
      try {
        each.listener.on(signal);
      } catch (RuntimeException | Error failure) {
        fatal = fatal == null && failure instanceof Error error ? error : fatal;
        // The signal itself may hold what a person wrote, which no log may.
        LOG.error(
            "{} failed on a {} signal",
            each.listener.getClass().getName(),
            signal.getClass().getSimpleName(),
            failure);
      }
    }
    if (fatal != null) {
      // As if this thread had died of it: the process decides whether it can go on.
      Thread here = Thread.currentThread();
      here.getUncaughtExceptionHandler().uncaughtException(here, fatal);
    }
  }

  @Override
  public Subscription subscribe(Listener listener) {
    Listening subscription = new Listening(listener);
    listening.add(subscription);
    return subscription;
  }

  @Override
  public void close() {
    listening.clear();
  }
}
