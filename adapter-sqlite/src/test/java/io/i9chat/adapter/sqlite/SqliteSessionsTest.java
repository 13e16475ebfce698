package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.SessionsContract;

final class SqliteSessionsTest extends OneStore implements SessionsContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
