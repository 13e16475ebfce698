package io.i9chat.tck.memory;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.ChatsAndPeopleContract;

final class InMemoryChatsAndPeopleTest implements ChatsAndPeopleContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
