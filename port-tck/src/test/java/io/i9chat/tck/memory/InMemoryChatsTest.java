package io.i9chat.tck.memory;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.ChatsContract;

final class InMemoryChatsTest implements ChatsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
