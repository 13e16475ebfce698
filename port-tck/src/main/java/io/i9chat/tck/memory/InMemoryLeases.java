package io.i9chat.tck.memory;

import io.i9chat.ports.ops.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The leases of nodes of one process. */
final class InMemoryLeases {
  private final InstantSource clock;
  private final Map<String, Lease> leases = new ConcurrentHashMap<>();

  private record Lease(Object node, Instant until) {}

  InMemoryLeases(InstantSource clock) {
    this.clock = clock;
  }

  /** The leases as a node sees them. */
  Leases of(Object node) {
    return new NodeLeases(node);
  }

  private final class NodeLeases implements Leases {
    private final Object node;

    private NodeLeases(Object node) {
      this.node = node;
    }

    @Override
    public boolean hold(String name, Duration time) {
      Instant now = clock.instant();
      Lease wanted = new Lease(node, now.plus(time));
      Lease held = leases.merge(name, wanted, (old, fresh) -> isFree(old, now) ? fresh : old);
      return held.node().equals(node);
    }

    private boolean isFree(Lease lease, Instant now) {
      return lease.node().equals(node) || !lease.until().isAfter(now);
    }

    @Override
    public void giveBack(String name) {
      leases.computeIfPresent(name, (same, held) -> held.node().equals(node) ? null : held);
    }
  }
}
