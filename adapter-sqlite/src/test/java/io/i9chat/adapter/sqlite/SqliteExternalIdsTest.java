package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.ExternalIdsContract;

final class SqliteExternalIdsTest extends OneStore implements ExternalIdsContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
