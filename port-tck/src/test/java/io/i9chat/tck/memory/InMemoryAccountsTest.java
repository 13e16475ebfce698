package io.i9chat.tck.memory;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.account.AccountsContract;

final class InMemoryAccountsTest implements AccountsContract {
  private final StorePorts ports = InMemoryPorts.freshStore();

  @Override
  public StorePorts ports() {
    return ports;
  }
}
