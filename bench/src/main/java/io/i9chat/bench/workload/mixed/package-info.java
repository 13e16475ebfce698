/** The workload "mixed": what people do all day, at a given rate. */
@NullMarked
package io.i9chat.bench.workload.mixed;

import org.jspecify.annotations.NullMarked;
