package io.i9chat.adapter.local;

import io.i9chat.ports.live.Signals;
import io.i9chat.tck.live.SignalsContract;

class LocalSignalsContractTest implements SignalsContract {
  private final Signals signals = new LocalSignals();

  @Override
  public Signals signals() {
    return signals;
  }
}
