package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.workload.Bounds;
import java.time.Duration;
import java.util.List;

/**
 * How the workload "mixed" runs.
 *
 * @param people who are connected, 20 to 15,000
 * @param rates one measurement each: actions a second of all together, 1 to 50,000
 * @param warmUp time before each measurement that does not count, 0 to 10 minutes
 * @param measured time that counts, 1 s to 10 minutes
 */
record MixedPlan(int people, List<Integer> rates, Duration warmUp, Duration measured) {
  /** Refuses what is out of bounds. */
  public MixedPlan {
    rates = List.copyOf(rates);
    Bounds.require(people >= 20 && people <= 15_000, "people must be 20 to 15,000");
    Bounds.require(!rates.isEmpty() && rates.size() <= 8, "give 1 to 8 rates");
    Bounds.require(
        rates.stream().allMatch(n -> n >= 1 && n <= 50_000), "rates must be 1 to 50,000");
    Bounds.times(warmUp, measured);
  }
}
