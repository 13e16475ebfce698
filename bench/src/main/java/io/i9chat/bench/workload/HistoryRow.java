package io.i9chat.bench.workload;

/**
 * One measurement of the workload "history".
 *
 * @param entries how many came, or were written, in the measured time
 */
record HistoryRow(String title, long entries, Meter meter, UsageSpan usage) {}
