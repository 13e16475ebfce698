package io.i9chat.tck.memory;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.MessageSearchContract;

final class InMemoryMessageSearchTest implements MessageSearchContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
