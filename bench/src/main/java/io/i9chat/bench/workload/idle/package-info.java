/** The workload "idle": many connections on which nothing happens. */
@NullMarked
package io.i9chat.bench.workload.idle;

import org.jspecify.annotations.NullMarked;
