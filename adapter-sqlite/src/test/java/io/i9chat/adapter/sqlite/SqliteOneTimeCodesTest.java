package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.OneTimeCodesContract;

final class SqliteOneTimeCodesTest extends OneStore implements OneTimeCodesContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
