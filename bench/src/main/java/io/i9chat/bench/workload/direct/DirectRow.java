package io.i9chat.bench.workload.direct;

import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;

/** One measurement of the workload "direct". */
record DirectRow(int inFlight, Meter meter, UsageSpan usage) {}
