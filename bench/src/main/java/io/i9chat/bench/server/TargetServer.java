package io.i9chat.bench.server;

import io.i9chat.bench.wire.WireTarget;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workload is given: a server that is ready and accounts to act as.
 *
 * @param addresses where it listens; several servers that are one to their clients have one each
 * @param process what the server's processes cost; null if they are unknown
 * @param heap what lives on the heap of the first; null if the process is unknown
 * @param own the first server, if this process started it; its figures are of its first start
 */
public record TargetServer(
    List<Address> addresses,
    List<Account> accounts,
    @Nullable ProcessUsage process,
    @Nullable LiveHeap heap,
    @Nullable ServerProcess own) {
  /** Keeps its own copies. */
  public TargetServer {
    addresses = List.copyOf(addresses);
    accounts = List.copyOf(accounts);
  }

  /** Where the first listens. */
  public Address address() {
    return addresses.getFirst();
  }

  /** Where the WebSockets are: connections are made to one after the other. */
  public List<WireTarget> webSockets() throws UnknownHostException {
    List<WireTarget> all = new ArrayList<>();
    for (Address address : addresses) {
      all.add(address.webSocket());
    }
    return all;
  }

  /** Throws if there are fewer accounts than this. */
  public void requireAccounts(int needed) throws IOException {
    if (accounts.size() < needed) {
      throw new IOException("needs " + needed + " accounts and has " + accounts.size());
    }
  }
}
