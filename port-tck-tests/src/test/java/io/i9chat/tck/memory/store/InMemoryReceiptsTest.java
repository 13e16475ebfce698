package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.receipts.ReceiptsContract;
import io.i9chat.tck.memory.InMemoryPorts;

final class InMemoryReceiptsTest implements ReceiptsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
