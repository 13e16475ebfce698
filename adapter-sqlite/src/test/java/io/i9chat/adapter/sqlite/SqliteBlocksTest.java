package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.BlocksContract;

final class SqliteBlocksTest extends OneStore implements BlocksContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
