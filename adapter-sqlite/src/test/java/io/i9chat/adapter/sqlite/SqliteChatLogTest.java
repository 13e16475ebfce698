package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.log.ChatLogContract;

final class SqliteChatLogTest extends OneStore implements ChatLogContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
