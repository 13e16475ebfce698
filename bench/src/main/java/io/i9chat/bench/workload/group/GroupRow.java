package io.i9chat.bench.workload.group;

import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;

/** One measurement of the workload "group". */
record GroupRow(int size, Meter meter, UsageSpan usage) {}
