package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.media.MediaLedgerContract;
import io.i9chat.tck.memory.InMemoryPorts;

final class InMemoryMediaLedgerTest implements MediaLedgerContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
