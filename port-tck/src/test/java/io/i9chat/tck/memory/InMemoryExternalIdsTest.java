package io.i9chat.tck.memory;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.ExternalIdsContract;

final class InMemoryExternalIdsTest implements ExternalIdsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
