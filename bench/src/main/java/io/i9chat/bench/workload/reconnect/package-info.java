/** The workload "reconnect": all connections are cut, and all people come back and catch up. */
@NullMarked
package io.i9chat.bench.workload.reconnect;

import org.jspecify.annotations.NullMarked;
