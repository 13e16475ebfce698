package io.i9chat.bench.workload;

/** One measurement of the workload "group". */
record GroupRow(int size, Meter meter, UsageSpan usage) {}
