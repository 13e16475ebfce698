/** The workload "gap": the Redis of the servers is emptied, and all people are told to sync. */
@NullMarked
package io.i9chat.bench.workload.gap;

import org.jspecify.annotations.NullMarked;
