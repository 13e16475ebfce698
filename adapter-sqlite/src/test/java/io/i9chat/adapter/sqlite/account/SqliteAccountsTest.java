package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.AccountsContract;

final class SqliteAccountsTest extends OneStore implements AccountsContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }

  @Override
  public StorePorts restarted() {
    reopen();
    return storePorts();
  }
}
