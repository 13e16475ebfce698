package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.log.ChatLogContract;

final class SqliteChatLogTest extends OneStore implements ChatLogContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
