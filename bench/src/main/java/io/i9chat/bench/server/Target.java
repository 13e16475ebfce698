package io.i9chat.bench.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workload is given: a server that is ready and accounts to act as.
 *
 * @param process what the server's process costs; null if the process is unknown
 */
public record Target(Address address, List<Account> accounts, @Nullable ProcessUsage process) {
  /** Keeps its own copy of the accounts. */
  public Target {
    accounts = List.copyOf(accounts);
  }
}
