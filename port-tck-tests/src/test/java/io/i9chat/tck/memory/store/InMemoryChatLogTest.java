package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.log.ChatLogContract;
import io.i9chat.tck.memory.InMemoryPorts;

final class InMemoryChatLogTest implements ChatLogContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
