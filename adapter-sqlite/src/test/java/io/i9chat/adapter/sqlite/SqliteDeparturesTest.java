package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.DeparturesContract;

final class SqliteDeparturesTest extends OneStore implements DeparturesContract {
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
