package io.i9chat.tck.memory;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.InboxContract;

final class InMemoryInboxTest implements InboxContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
