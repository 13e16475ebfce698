package io.i9chat.tck.memory;

import io.i9chat.ports.live.Signals;
import io.i9chat.tck.live.SignalsContract;

final class InMemorySignalsTest implements SignalsContract {
  private final Signals signals = new InMemorySignals();

  @Override
  public Signals signals() {
    return signals;
  }
}
