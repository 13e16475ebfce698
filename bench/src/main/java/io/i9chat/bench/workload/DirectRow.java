package io.i9chat.bench.workload;

/** One measurement of the workload "direct". */
record DirectRow(int inFlight, Meter meter, UsageSpan usage) {}
