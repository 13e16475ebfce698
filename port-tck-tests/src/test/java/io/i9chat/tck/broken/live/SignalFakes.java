package io.i9chat.tck.broken.live;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Signals that break a rule each. */
public final class SignalFakes {
  private SignalFakes() {}

  private static class OverSignals implements Signals {
    final Signals real = InMemoryPorts.fresh().signals();

    @Override
    public void publish(Signal signal) {
      real.publish(signal);
    }

    @Override
    public Subscription subscribe(Listener listener) {
      return real.subscribe(listener);
    }
  }

  private static Fake signal(String rule, String how, Supplier<Signals> breaking) {
    return new Fake(rule, how, Cases.SignalsCase.class, breaking);
  }

  public static List<Fake> all() {
    return List.of(
        signal(
            "SIGNALS-1",
            "receipts are lost",
            () ->
                new OverSignals() {
                  @Override
                  public void publish(Signal signal) {
                    if (!(signal instanceof Signal.ReceiptMoved)) {
                      real.publish(signal);
                    }
                  }
                }),
        signal("SIGNALS-2", "receipts of a chat come in swapped pairs", Swapping::new),
        signal("SIGNALS-3", "a listener's trouble is the publisher's", Unguarded::new),
        signal(
            "SIGNALS-4",
            "closing does not end a subscription",
            () ->
                new OverSignals() {
                  @Override
                  public Subscription subscribe(Listener listener) {
                    real.subscribe(listener);
                    return () -> {};
                  }
                }));
  }

  private static final class Swapping extends OverSignals {
    private final Map<Object, Signal> held = new ConcurrentHashMap<>();

    @Override
    public void publish(Signal signal) {
      if (signal instanceof Signal.ReceiptMoved moved) {
        Signal before = held.remove(moved.chat());
        if (before == null) {
          held.put(moved.chat(), signal);
        } else {
          real.publish(signal);
          real.publish(before);
        }
      } else {
        real.publish(signal);
      }
    }
  }

  private static final class Unguarded implements Signals {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Signal signal) {
      listeners.forEach(listener -> listener.on(signal));
    }

    @Override
    public Subscription subscribe(Listener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }
}
