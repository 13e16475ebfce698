package io.i9chat.bench.workload.gap;

import io.i9chat.bench.server.Address;
import io.i9chat.bench.workload.Bounds;

/**
 * How the workload "gap" runs.
 *
 * @param connections how many people are connected, 10 to 30,000
 * @param rounds how often the Redis is emptied, 1 to 20
 * @param redis where the Redis listens, which is emptied
 */
record GapPlan(int connections, int rounds, Address redis) {
  /** Refuses what is out of bounds. */
  public GapPlan {
    Bounds.require(connections >= 10 && connections <= 30_000, "connections must be 10 to 30,000");
    Bounds.require(rounds >= 1 && rounds <= 20, "rounds must be 1 to 20");
  }
}
