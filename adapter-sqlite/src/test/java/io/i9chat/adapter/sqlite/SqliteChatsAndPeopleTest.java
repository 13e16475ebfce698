package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.ChatsAndPeopleContract;

final class SqliteChatsAndPeopleTest extends OneStore implements ChatsAndPeopleContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
