package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.ChatsContract;
import io.i9chat.tck.memory.InMemoryPorts;

final class InMemoryChatsTest implements ChatsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
