package io.i9chat.adapter.sqlite.search;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.search.MessageSearchContract;

final class SqliteMessageSearchTest extends OneStore implements MessageSearchContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
