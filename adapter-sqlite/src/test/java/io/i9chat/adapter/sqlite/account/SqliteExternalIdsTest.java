package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.ExternalIdsContract;

final class SqliteExternalIdsTest extends OneStore implements ExternalIdsContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
