package io.i9chat.bench.workload.history;

import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;

/**
 * One measurement of the workload "history".
 *
 * @param entries how many came, or were written, in the measured time
 */
record HistoryRow(String title, long entries, Meter meter, UsageSpan usage) {}
