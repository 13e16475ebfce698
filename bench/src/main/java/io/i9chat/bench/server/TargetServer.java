package io.i9chat.bench.server;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workload is given: a server that is ready and accounts to act as.
 *
 * @param process what the server's process costs; null if the process is unknown
 * @param heap what lives on the server's heap; null if the process is unknown
 * @param own the server, if this process started it; its figures are of its first start
 */
public record TargetServer(
    Address address,
    List<Account> accounts,
    @Nullable ProcessUsage process,
    @Nullable LiveHeap heap,
    @Nullable ServerProcess own) {
  /** Keeps its own copy of the accounts. */
  public TargetServer {
    accounts = List.copyOf(accounts);
  }

  /** Throws if there are fewer accounts than this. */
  public void requireAccounts(int needed) throws IOException {
    if (accounts.size() < needed) {
      throw new IOException("needs " + needed + " accounts and has " + accounts.size());
    }
  }
}
