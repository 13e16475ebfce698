package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.ChatsContract;

final class SqliteChatsTest extends OneStore implements ChatsContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
