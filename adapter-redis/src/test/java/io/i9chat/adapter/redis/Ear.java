package io.i9chat.adapter.redis;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.Await;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What is heard at a node. */
final class Ear implements Signals.Listener {
  private final Set<Signal> signals = ConcurrentHashMap.newKeySet();
  private final AtomicInteger gaps = new AtomicInteger();

  @Override
  public void on(Signal signal) {
    signals.add(signal);
  }

  @Override
  public void gap() {
    gaps.incrementAndGet();
  }

  int gaps() {
    return gaps.get();
  }

  boolean heard(Signal signal) {
    return signals.contains(signal);
  }

  void await(Signal signal) {
    Await.until("a signal comes", () -> heard(signal));
  }
}
