package io.i9chat.bench.workload.history;

import io.i9chat.bench.workload.Bounds;
import java.time.Duration;

/**
 * How the workload "history" runs.
 *
 * @param entries messages that the chat is given first, 1,000 to 10 million
 * @param loaders connections that write them, with 32 calls in flight each, 1 to 16
 * @param readers connections that read, with one call in flight each, 1 to 64
 * @param away how many of the last entries a sync is to bring, 1 to 1,000
 * @param warmUp time before each measurement that does not count, 0 to 10 minutes
 * @param measured time that counts for each kind of reading, 1 s to 10 minutes
 */
record HistoryPlan(
    int entries, int loaders, int readers, int away, Duration warmUp, Duration measured) {
  /** Refuses what is out of bounds. */
  public HistoryPlan {
    Bounds.require(
        entries >= 1_000 && entries <= 10_000_000, "entries must be 1,000 to 10,000,000");
    Bounds.require(loaders >= 1 && loaders <= 16, "loaders must be 1 to 16");
    Bounds.require(readers >= 1 && readers <= 64, "readers must be 1 to 64");
    Bounds.require(away >= 1 && away <= 1_000, "a sync brings 1 to 1,000 entries");
    Bounds.times(warmUp, measured);
  }
}
