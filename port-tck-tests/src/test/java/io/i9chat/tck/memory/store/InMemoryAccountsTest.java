package io.i9chat.tck.memory.store;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.AccountsContract;
import io.i9chat.tck.memory.InMemoryPorts;

final class InMemoryAccountsTest implements AccountsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
