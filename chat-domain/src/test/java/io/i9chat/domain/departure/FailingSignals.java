package io.i9chat.domain.departure;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Signals that are remembered, and can be down. */
final class FailingSignals implements Signals {
  private final Signals signals;
  private final List<Signal> published = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  FailingSignals(Signals signals) {
    this.signals = signals;
  }

  void goDown() {
    down = true;
  }

  List<Signal> published() {
    return List.copyOf(published);
  }

  @Override
  public void publish(Signal signal) {
    if (down) {
      throw new PortFailure("the bus is down");
    }
    published.add(signal);
    signals.publish(signal);
  }

  @Override
  public Subscription subscribe(Listener listener) {
    return signals.subscribe(listener);
  }
}
