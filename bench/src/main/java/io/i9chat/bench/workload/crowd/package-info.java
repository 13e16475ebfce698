/** The many people of "idle" and "reconnect", in groups of a hundred, and who writes to them. */
@NullMarked
package io.i9chat.bench.workload.crowd;

import org.jspecify.annotations.NullMarked;
