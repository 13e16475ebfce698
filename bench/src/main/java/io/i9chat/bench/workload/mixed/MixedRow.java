package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;
import java.util.Map;

/**
 * One measurement of the workload "mixed".
 *
 * @param rate actions a second that were to be done
 */
record MixedRow(int rate, Map<MixedAction, Meter> meters, Meter all, UsageSpan usage) {}
