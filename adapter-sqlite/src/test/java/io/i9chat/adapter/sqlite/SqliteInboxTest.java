package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.inbox.InboxContract;

final class SqliteInboxTest extends OneStore implements InboxContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
