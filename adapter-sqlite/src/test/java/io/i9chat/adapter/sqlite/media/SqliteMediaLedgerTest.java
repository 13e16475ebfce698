package io.i9chat.adapter.sqlite.media;

import io.i9chat.adapter.sqlite.OneStore;
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
