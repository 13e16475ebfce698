package io.i9chat.tck.memory;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Signals that reach every listener on the publisher's own thread. */
final class InMemorySignals implements Signals {
  private static final System.Logger LOG = System.getLogger(InMemorySignals.class.getName());

  /** A listener's stay; being an object of its own, it ends alone. */
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

  private final List<Listening> listening = new CopyOnWriteArrayList<>();

  @Override
  public void publish(Signal signal) {
    for (Listening each : listening) {
      try {
        each.listener.on(signal);
      } catch (RuntimeException theirs) {
        // A listener's trouble is neither the publisher's nor another listener's.
        LOG.log(System.Logger.Level.WARNING, () -> "a listener failed: " + theirs);
      }
    }
  }

  @Override
  public Subscription subscribe(Listener listener) {
    Listening stay = new Listening(listener);
    listening.add(stay);
    return stay;
  }
}
