package io.i9chat.domain.fake;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Signals that are remembered, and can be down. */
public final class RecordingSignals implements Signals {
  private final Signals signals;
  private final List<Signal> published = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  public RecordingSignals(Signals signals) {
    this.signals = signals;
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

  public void goDown() {
    down = true;
  }

  /** What was published of one kind, and forgets all of it. */
  public <T extends Signal> List<T> drain(Class<T> kind) {
    List<T> found = published.stream().filter(kind::isInstance).map(kind::cast).toList();
    published.clear();
    return found;
  }
}
