package io.i9chat.bench.workload.reconnect;

import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;

/**
 * One measurement of the workload "reconnect".
 *
 * @param back seconds from the first dial until the last was connected and had caught up
 * @param meter from dialling to hello, and to what was missed
 * @param watched pairs of a watcher and a person watched
 * @param lasting pairs of which the one watched was away for longer than the grace
 * @param changes presence events that came to watchers
 */
record ReconnectRow(
    int connections,
    double back,
    Meter meter,
    UsageSpan usage,
    int watched,
    int lasting,
    int changes) {}
