package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.ExternalIdsContract;
import io.i9chat.tck.memory.InMemoryPorts;

final class InMemoryExternalIdsTest implements ExternalIdsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
