package io.i9chat.adapter.redis.bus;

import io.i9chat.ports.live.Signals.Listener;
import io.i9chat.ports.model.live.Signal;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who listen at this node. One that fails keeps nothing from the others. */
public final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final CopyOnWriteArrayList<Listening> all = new CopyOnWriteArrayList<>();

  /** Nobody listens. */
  public Listeners() {}

  /** One who listens; compared by identity, so that a listener may listen twice. */
  static final class Listening {
    private final Listener listener;

    private Listening(Listener listener) {
      this.listener = listener;
    }
  }

  Listening add(Listener listener) {
    Listening listening = new Listening(listener);
    all.add(listening);
    return listening;
  }

  void remove(Listening listening) {
    all.remove(listening);
  }

  void clear() {
    all.clear();
  }

  void hear(Signal signal) {
    // The signal itself may hold what a person wrote, which no log may.
    each(listener -> listener.on(signal), signal.getClass().getSimpleName());
  }

  /** Tells all that signals may have been lost. */
  public void gap() {
    each(Listener::gap, "gap");
  }

  private void each(Consumer<Listener> telling, String what) {
    Error fatal = null;
    for (Listening each : all) {
      try {
        telling.accept(each.listener);
      } catch (RuntimeException | Error failure) {
        fatal = fatal == null && failure instanceof Error error ? error : fatal;
        LOG.error("{} failed on a {}", each.listener.getClass().getName(), what, failure);
      }
    }
    if (fatal != null) {
      // As if this thread had died of it: the process decides whether it can go on.
      Thread here = Thread.currentThread();
      here.getUncaughtExceptionHandler().uncaughtException(here, fatal);
    }
  }
}
