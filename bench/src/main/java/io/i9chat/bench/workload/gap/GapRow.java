package io.i9chat.bench.workload.gap;

import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;

/**
 * One round of the workload "gap".
 *
 * @param meter of syncs, and from the emptying until a person had synced
 */
record GapRow(int connections, Result result, Meter meter, UsageSpan usage) {
  /**
   * What came of it.
   *
   * @param synced seconds from the first sync asked for until the last was answered
   * @param converged seconds from the emptying until all had everything
   * @param again syncs that were refused and asked for again
   */
  record Result(double synced, double converged, int again) {}
}
