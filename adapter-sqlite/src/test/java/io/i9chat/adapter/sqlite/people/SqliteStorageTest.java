package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.people.StorageContract;

final class SqliteStorageTest extends OneStore implements StorageContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
