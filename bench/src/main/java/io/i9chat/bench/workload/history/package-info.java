/** The workload "history": a very long chat, and every way of reading it. */
@NullMarked
package io.i9chat.bench.workload.history;

import org.jspecify.annotations.NullMarked;
