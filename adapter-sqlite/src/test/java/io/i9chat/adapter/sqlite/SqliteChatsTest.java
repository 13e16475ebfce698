package io.i9chat.adapter.sqlite;

import io.i9chat.tck.chat.ChatPorts;
import io.i9chat.tck.chat.ChatsContract;

final class SqliteChatsTest extends OneStore implements ChatsContract {
  @Override
  public ChatPorts ports() {
    return chatPorts();
  }
}
