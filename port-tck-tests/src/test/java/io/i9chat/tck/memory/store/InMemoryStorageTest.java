package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.memory.InMemoryPorts;
import io.i9chat.tck.people.StorageContract;

final class InMemoryStorageTest implements StorageContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
