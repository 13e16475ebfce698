/** The workload "group": one large group with all members online, and a few who write to it. */
@NullMarked
package io.i9chat.bench.workload.group;

import org.jspecify.annotations.NullMarked;
