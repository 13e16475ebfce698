package io.i9chat.tck.memory;

import io.i9chat.tck.chat.ChatPorts;
import io.i9chat.tck.chat.ChatsContract;

final class InMemoryChatsTest implements ChatsContract {
  private final ChatPorts ports = InMemoryPorts.freshChatPorts();

  @Override
  public ChatPorts ports() {
    return ports;
  }
}
