package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.receipts.ReceiptsContract;

final class SqliteReceiptsTest extends OneStore implements ReceiptsContract {
  @Override
  public StorePorts ports() {
    return storePorts();
  }
}
