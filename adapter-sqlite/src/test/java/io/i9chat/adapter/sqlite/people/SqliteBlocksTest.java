package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.BlocksContract;

final class SqliteBlocksTest extends OneStore implements BlocksContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
