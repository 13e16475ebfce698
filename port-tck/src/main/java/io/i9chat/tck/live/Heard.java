package io.i9chat.tck.live;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener of a node that keeps what it hears, and counts the gaps. */
final class Heard implements Signals.Listener {
  private final List<Signal> signals = new CopyOnWriteArrayList<>();
  private final AtomicInteger gaps = new AtomicInteger();

  @Override
  public void on(Signal signal) {
    signals.add(signal);
  }

  @Override
  public void gap() {
    gaps.incrementAndGet();
  }

  List<Signal> signals() {
    return signals;
  }

  int gaps() {
    return gaps.get();
  }

  void await(Signal signal) {
    Await.until("a signal comes from another node: " + signal, () -> signals.contains(signal));
  }
}
