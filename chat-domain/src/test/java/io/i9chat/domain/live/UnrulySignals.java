package io.i9chat.domain.live;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bus that can hold signals back, to be let through in any order or lost, and can see a gap. */
final class UnrulySignals implements Signals {
  private final Signals signals;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Signal> held = new ArrayList<>();
  private boolean holding;

  UnrulySignals(Signals signals) {
    this.signals = signals;
  }

  @Override
  public void publish(Signal signal) {
    synchronized (this) {
      if (holding) {
        held.add(signal);
        return;
      }
    }
    signals.publish(signal);
  }

  /** Publishes past any holding. */
  void letThrough(Signal signal) {
    signals.publish(signal);
  }

  @Override
  public Subscription subscribe(Listener listener) {
    listeners.add(listener);
    Subscription subscription = signals.subscribe(listener);
    return () -> {
      listeners.remove(listener);
      subscription.close();
    };
  }

  synchronized void hold() {
    holding = true;
  }

  /** Ends holding and gives what was held, which the caller lets through or loses. */
  synchronized List<Signal> release() {
    holding = false;
    List<Signal> released = new ArrayList<>(held);
    held.clear();
    return released;
  }

  /** Loses what was held. */
  void lose() {
    release();
  }

  void gap() {
    listeners.forEach(Listener::gap);
  }

  int listeners() {
    return listeners.size();
  }
}
