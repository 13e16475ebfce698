package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.media.MediaLedgerContract;

final class SqliteMediaLedgerTest extends OneStore implements MediaLedgerContract {
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
