package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.ops.SealedKeysContract;

final class SqliteSealedKeysTest extends OneStore implements SealedKeysContract {
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
