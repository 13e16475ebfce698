package io.i9chat.tck.memory;

import io.i9chat.tck.chat.ChatLogContract;
import io.i9chat.tck.chat.ChatPorts;

final class InMemoryChatLogTest implements ChatLogContract {
  private final ChatPorts ports = InMemoryPorts.freshChatPorts();

  @Override
  public ChatPorts ports() {
    return ports;
  }
}
