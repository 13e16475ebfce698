package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.SessionsContract;
import io.i9chat.tck.memory.InMemoryPorts;

final class InMemorySessionsTest implements SessionsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
