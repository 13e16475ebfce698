package io.i9chat.bench.workload.idle;

import io.i9chat.bench.server.LiveHeap;
import io.i9chat.bench.server.ProcessUsage;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of the workload "idle".
 *
 * @param connecting seconds it took to connect all people
 * @param meter from dialling to hello, and of one message to all people
 * @param usage while nothing happened
 * @param atFirst live heap before the first measurement, with no person connected
 * @param before live heap before this one, with no person connected either
 */
record IdleRow(
    int connections,
    double connecting,
    Meter meter,
    UsageSpan usage,
    double idleSeconds,
    LiveHeap.@Nullable Look atFirst,
    LiveHeap.@Nullable Look before,
    LiveHeap.@Nullable Look after,
    ProcessUsage.@Nullable Sample processBefore) {}
