package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.inbox.InboxContract;

final class SqliteInboxTest extends OneStore implements InboxContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
