/**
 * The workload "overload": a large group that syncs at once, and clients that hurt a server as much
 * as they can while honest ones talk. Everything here is bounded and goes to loopback alone.
 */
@NullMarked
package io.i9chat.bench.workload.overload;

import org.jspecify.annotations.NullMarked;
