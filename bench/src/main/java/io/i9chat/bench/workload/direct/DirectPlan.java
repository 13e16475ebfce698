package io.i9chat.bench.workload.direct;

import io.i9chat.bench.workload.Bounds;
import java.time.Duration;
import java.util.List;

/**
 * How the workload "direct" runs.
 *
 * @param pairs 1 to 2,000
 * @param inFlight one measurement each: calls without a result per sender, 1 to 32
 * @param warmUp time before each measurement that does not count, 0 to 10 minutes
 * @param measured time that counts, 1 s to 10 minutes
 * @param bothSend true if both of a pair send to each other
 * @param mostMessages the run ends early rather than send more, up to 50 million
 */
record DirectPlan(
    int pairs,
    List<Integer> inFlight,
    Duration warmUp,
    Duration measured,
    boolean bothSend,
    long mostMessages) {
  /** Refuses what is out of bounds. */
  public DirectPlan {
    inFlight = List.copyOf(inFlight);
    Bounds.require(pairs >= 1 && pairs <= 2_000, "pairs must be 1 to 2,000");
    Bounds.require(!inFlight.isEmpty() && inFlight.size() <= 8, "give 1 to 8 values in flight");
    Bounds.require(
        inFlight.stream().allMatch(n -> n >= 1 && n <= 32),
        "the protocol allows 1 to 32 calls in flight");
    Bounds.times(warmUp, measured);
    Bounds.require(mostMessages >= 1 && mostMessages <= 50_000_000, "at most 50 million messages");
  }
}
