package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.search.MessageSearchContract;

final class SqliteMessageSearchTest extends OneStore implements MessageSearchContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
