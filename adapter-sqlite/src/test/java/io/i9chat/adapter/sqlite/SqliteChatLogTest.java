package io.i9chat.adapter.sqlite;

import io.i9chat.tck.chat.ChatLogContract;
import io.i9chat.tck.chat.ChatPorts;

final class SqliteChatLogTest extends OneStore implements ChatLogContract {
  @Override
  public ChatPorts ports() {
    return chatPorts();
  }
}
