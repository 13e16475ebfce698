/** The workload "direct": pairs of people write to each other in direct chats. */
@NullMarked
package io.i9chat.bench.workload.direct;

import org.jspecify.annotations.NullMarked;
