package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.OneTimeCodesContract;

final class SqliteOneTimeCodesTest extends OneStore implements OneTimeCodesContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
