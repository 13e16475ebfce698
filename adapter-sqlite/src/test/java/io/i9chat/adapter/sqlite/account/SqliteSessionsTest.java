package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.SessionsContract;

final class SqliteSessionsTest extends OneStore implements SessionsContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
